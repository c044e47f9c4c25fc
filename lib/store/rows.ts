/** What lies on disk, row by row. */

/** One item as the server sent it: ciphertext inside, never opened here. */
export interface ItemRow {
  readonly account: string;
  readonly id: string;
  readonly revisionDate: string | null;
  readonly raw: unknown;
}

/** How an item lies on disk: its JSON as one text, which the database copies many times faster than a nested object. */
export interface StoredItem {
  readonly account: string;
  readonly id: string;
  readonly revisionDate: string | null;
  readonly json: string;
}

export interface FolderRow {
  readonly account: string;
  readonly id: string;
  readonly raw: unknown;
}

export interface CollectionRow {
  readonly account: string;
  readonly id: string;
  readonly raw: unknown;
}

/** A newer vault of the server that was not taken, because it lacks too much of what is here. */
export interface HeldChange {
  /** How many of the items here it lacks, and how many are here. */
  readonly missing: number;
  readonly total: number;
  /** Unix milliseconds by the server's revision date; null where it tells none. */
  readonly revision: number | null;
  /** The person has said no to this revision: it is not asked about again. */
  readonly declined: boolean;
}

/** An organisation that the server says the account belongs to, and that waits for the person's yes: nothing of it is taken in. */
export interface PendingOrganization {
  /** In lower case. */
  readonly id: string;
  /** As the server has it; anybody may call an organisation anything. */
  readonly name: string;
  /** What its key is known by. */
  readonly print: string;
  /** Its key, as it came. */
  readonly wrapped: string;
  /** Seen for the first time, or with another key than the one that was agreed to. */
  readonly why: 'new' | 'changed';
  /** The person has said no. */
  readonly isDeclined: boolean;
  /** How many items wait with it. */
  readonly items: number;
  /** Of one that was agreed to with another key: its policies as they stood then, as they came. */
  readonly policies?: readonly unknown[];
}

/** An item that the server says belongs to somebody else now: an organisation by its id in lower case, null the account itself. */
export interface OwnerChange {
  /** Of the item. */
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What came beside the items. One row an account; changed together with them. */
export interface VaultRow {
  readonly account: string;
  readonly profile: unknown;
  readonly policies: unknown;
  readonly userDecryption: unknown;
  /** Wrapped organisation keys by organisation id in lower case, of those that the person has agreed to; the last good one of each. */
  readonly organizationKeys: Readonly<Record<string, string>>;
  readonly strangers: readonly PendingOrganization[];
  /** Changes of owner that are not taken. */
  readonly owners: readonly OwnerChange[];
  /** Unix milliseconds by the server's revision date; null where it tells none. */
  readonly revision: number | null;
  /** Unix milliseconds by our clock. */
  readonly syncedAt: number;
  /** Grows by one with every change of the items; tells whether the sealed overview is up to date. */
  readonly generation: number;
  readonly held: HeldChange | null;
  /** State of profile, policies and so on, and of folders and collections, as numbers; 0 for one that no server has told. */
  readonly prints: { readonly account: number; readonly lists: number };
}

/** What each stored item looked like when it came, as numbers: two that differ are two states of an item. */
export interface StampsRow {
  readonly account: string;
  readonly stamps: ReadonlyMap<string, number>;
}

/** A change of one item that the server has not confirmed: from what it was made, and what the item is to be. Ciphertext both. */
export interface OutboxItem {
  readonly account: string;
  /** Folders wait here as items do. */
  readonly kind: 'item' | 'folder';
  /** Of the item; a new one has an id of our own until the server gives it one. */
  readonly id: string;
  /** The server's copy that it was made from; null for a new item. */
  readonly base: unknown;
  /** Null when the item is to be deleted for good. */
  readonly ours: unknown;
  /** Unix milliseconds of its first change: the order in which changes go out. */
  readonly queuedAt: number;
  /** Grows with every further change, so that an answer never stands for what was changed after it was asked. */
  readonly change: number;
  /**
   * The item as it was sent, from before that until it is known what has become of it; null: nothing is under way. Undefined in what is
   * written: as it is stored, for that may have changed since it was read.
   */
  readonly sent: unknown;
  /** The server's reason for not taking it; null while it has none. */
  readonly refused: string | null;
}

/** An entry without the item: cheap for thousands. */
export type OutboxHead = Omit<OutboxItem, 'base' | 'ours' | 'sent'>;

/** How it lies on disk: all states as text, as items do. */
export interface StoredOutboxItem extends OutboxHead {
  readonly base: string;
  readonly ours: string;
  readonly sent: string;
}

/** Entries of the outbox that are new or changed, and ids of those that are done. */
export interface OutboxPatch {
  readonly put: readonly OutboxItem[];
  readonly remove: readonly string[];
}

/** Something that a merge did and the person is to hear of, once. */
export interface ConflictRow {
  readonly account: string;
  /** Of the item. */
  readonly id: string;
  /**
   * Both sides changed the same fields, each to something else; an edit here brought back what was deleted there; what was to be deleted
   * here was changed there and stays; both sides renamed a folder; its collections are none that this person sees.
   */
  readonly what: 'both-changed' | 'revived' | 'not-deleted' | 'renamed' | 'unseen';
  /** Names of the fields that both sides changed. */
  readonly fields: readonly string[];
  /** Names of what the server's side alone changed. */
  readonly taken: readonly string[];
  /** Unix milliseconds of the change here. */
  readonly changedAt: number;
  /** The server's copy, ciphertext inside, as JSON; empty where nothing has to be picked. */
  readonly theirs: string;
}

/** News of merges; records move with items that get another id. */
export interface ConflictPatch {
  readonly put: readonly ConflictRow[];
  readonly moved: readonly (readonly [from: string, to: string])[];
}

/** A piece of the sealed overview. Means nothing without the key that opens it. */
export interface SealedRow {
  readonly account: string;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Database and table that pages read by themselves, see `read-sealed.ts`. */
export const DATABASE_NAME = 'latchkey';
export const SEALED_TABLE = 'sealed';

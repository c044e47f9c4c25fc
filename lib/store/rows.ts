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

/** What came beside the items. One row an account; changed together with them. */
export interface VaultRow {
  readonly account: string;
  readonly profile: unknown;
  readonly policies: unknown;
  readonly userDecryption: unknown;
  /** Wrapped organisation keys by organisation id in lower case; the last good one of each. */
  readonly organizationKeys: Readonly<Record<string, string>>;
  /** Unix milliseconds by the server's revision date; null where it tells none. */
  readonly revision: number | null;
  /** Unix milliseconds by our clock. */
  readonly syncedAt: number;
  /** Grows by one with every change of the items; tells whether the sealed overview is up to date. */
  readonly generation: number;
  readonly held: HeldChange | null;
  /** State of profile, policies and so on, and of folders and collections, as numbers. */
  readonly prints: { readonly account: number; readonly lists: number };
}

/** What each stored item looked like when it came, as numbers: two that differ are two states of an item. */
export interface StampsRow {
  readonly account: string;
  readonly stamps: ReadonlyMap<string, number>;
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

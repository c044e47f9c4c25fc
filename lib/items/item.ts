/**
 * An item: one opened vault entry. The wire calls it a cipher.
 * Values are plain text here, so an Item lives in memory only and is never written anywhere.
 */

export type ItemKind = 'login' | 'card' | 'identity' | 'note' | 'sshKey' | 'unknown';

/** How a saved address is compared with a page; the numbers are those of the wire. */
export type UriMatch = 0 | 1 | 2 | 3 | 4 | 5;

export interface ItemUri {
  /** null when the address could not be opened. */
  readonly uri: string | null;
  /** null means the account's default, which is "same site". */
  readonly match: UriMatch | null;
  /**
   * 'valid' and 'wrong' compare the stored checksum with the address; 'missing' when there is none.
   * An address with a wrong checksum is shown but never filled, launched or fetched.
   */
  readonly checksum: 'valid' | 'missing' | 'wrong';
}

export type CustomFieldType = 'text' | 'hidden' | 'boolean' | 'linked';

export interface CustomField {
  readonly type: CustomFieldType;
  readonly name: string | null;
  /** Text; 'true' or 'false' for booleans; null for linked fields. */
  readonly value: string | null;
  /** The wire's number of the field that a linked field points at. */
  readonly linkedId: number | null;
}

export interface PasswordHistoryEntry {
  readonly password: string | null;
  /** ISO date as the server sent it. */
  readonly lastUsed: string | null;
}

export interface ItemAttachment {
  readonly id: string;
  readonly fileName: string | null;
  /** Encrypted size in bytes, as the server counts it; null when it did not say. */
  readonly size: number | null;
}

/** A passkey (the wire's `fido2Credentials`). All texts as they were sealed; `keyValue` is the private key. */
export interface Passkey {
  readonly credentialId: string | null;
  readonly keyType: string | null;
  readonly keyAlgorithm: string | null;
  readonly keyCurve: string | null;
  readonly keyValue: string | null;
  readonly rpId: string | null;
  readonly rpName: string | null;
  readonly userHandle: string | null;
  readonly userName: string | null;
  readonly userDisplayName: string | null;
  readonly counter: string | null;
  readonly discoverable: string | null;
  readonly creationDate: string | null;
}

/** Why a value (or a whole item) could not be read. */
export type ProblemReason =
  | 'tampered' // the seal did not verify, or the text is no CipherString
  | 'newer-format' // a CipherString type or item format of a newer generation
  | 'wrong-type' // the server sent something else than text here
  | 'key-missing' // the organisation's key is not held
  | 'too-large';

export interface FieldProblem {
  /** Dotted path, e.g. `name`, `login.password`, `fields.2.value`, or `*` for the whole item. */
  readonly path: string;
  readonly reason: ProblemReason;
}

/**
 * Why an item is shown and never written: a format of newer clients, or a kind that this version does not know. Saved from here
 * it would lose what is not known here.
 */
export type ReadOnlyReason = 'newer-format' | 'unknown-kind';

export interface Item {
  readonly id: string;
  readonly kind: ItemKind;
  /** The wire's type number, kept so that an unknown kind can be named. */
  readonly wireType: number | null;
  readonly organizationId: string | null;
  readonly folderId: string | null;
  readonly collectionIds: readonly string[];
  readonly name: string | null;
  readonly notes: string | null;
  readonly favorite: boolean;
  readonly reprompt: boolean;
  /** The kind's own fields by the names of its field table (`username`, `number`, ...). */
  readonly values: Readonly<Record<string, string | null>>;
  readonly uris: readonly ItemUri[];
  readonly customFields: readonly CustomField[];
  readonly passwordHistory: readonly PasswordHistoryEntry[];
  readonly attachments: readonly ItemAttachment[];
  readonly passkeys: readonly Passkey[];
  readonly passwordRevisionDate: string | null;
  readonly creationDate: string | null;
  readonly revisionDate: string | null;
  readonly deletedDate: string | null;
  readonly archivedDate: string | null;
  readonly readOnly: ReadOnlyReason | null;
  /** False: the server has no trash, and what is deleted there is gone. */
  readonly hasTrash: boolean;
  /** False: the server has no archive. */
  readonly hasArchive: boolean;
  /** False: the server lets this user only read the item. */
  readonly canEdit: boolean;
  /** False: … not delete it, be it into the trash. */
  readonly canDelete: boolean;
  /** False: … not take it out of the trash. */
  readonly canRestore: boolean;
  /** False: passwords, hidden fields and codes are to stay hidden. */
  readonly canViewPassword: boolean;
  readonly problems: readonly FieldProblem[];
}

/** A field that was changed here and on the server, each to something else. */
export interface ConflictField {
  /** `name`, `notes`, or a field of the kind's table. */
  readonly name: string;
  /** What stands in the item, from here. */
  readonly ours: string;
  /** What the server had. */
  readonly theirs: string;
}

/** Two changes of one item, put side by side. */
export interface ItemConflict {
  /** Those that still differ. */
  readonly fields: readonly ConflictField[];
  /** Names of the fields and lists that the server's side alone changed. */
  readonly taken: readonly string[];
  /** Unix milliseconds. */
  readonly changedHere: number;
  /** Unix milliseconds; null where the server does not say. */
  readonly changedThere: number | null;
}

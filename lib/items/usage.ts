/** How often an item was used on this computer, and when last (Unix milliseconds). */
export interface Use {
  readonly count: number;
  readonly last: number;
}

/** By item id. */
export type Usage = ReadonlyMap<string, Use>;

import type { TextKey } from '../../lib/text';

/** Who a directory says there is, or is no more. */
export interface DirectoryMember {
  readonly email: string;
  readonly externalId: string;
  readonly isDeleted: boolean;
}

export interface DirectoryGroup {
  readonly name: string;
  /** Null: whichever group has this name, else one of which the name is the ID too. */
  readonly externalId: string | null;
  /** External IDs. */
  readonly members: readonly string[];
}

/** What the person decides beside the file. */
export interface ImportOptions {
  readonly isOverwriting: boolean;
  readonly isLarge: boolean;
  readonly isInviting: boolean;
}

/** A sentence about the file, for a line of it where that is known. */
export interface Problem {
  readonly line: number | null;
  readonly text: TextKey;
  readonly parts: readonly (string | number)[];
  /** A row of the file is left out for it. */
  readonly isLoss: boolean;
}

/** A file, as far as it could be made out. */
export interface Directory {
  readonly members: readonly DirectoryMember[];
  readonly groups: readonly DirectoryGroup[];
  readonly problems: readonly Problem[];
  /** What the file itself says. */
  readonly options: Partial<ImportOptions>;
}

/** The longest that servers take. */
export const MOST_EMAIL = 256;
export const MOST_ID = 300;
export const MOST_NAME = 100;
/** So many of either may come without saying so. */
export const MOST_WITHOUT_ASKING = 2000;

export const emptyDirectory = (problem: Problem): Directory => ({
  members: [],
  groups: [],
  problems: [problem],
  options: {},
});

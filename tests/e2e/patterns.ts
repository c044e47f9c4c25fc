/** What is known of the patterns of forms that people meet, beyond what their pages (`tests/pages/patterns`) say themselves. */

/** The patterns, by number: everything that a page engine has to handle. */
export const PATTERNS = 62;

/** Where filling is not the question, and what is instead. */
export const NOT_FILLED: Readonly<Record<number, string>> = {
  56: 'the browser asks by itself (basic, digest and proxy authentication): there is no page to fill',
};

/** A page that is not filled as it should be yet, with the reason; a page that is must not stand here. */
export interface Known {
  readonly reason: string;
  /** The only browser in which it is so. */
  readonly only?: 'chromium' | 'firefox';
}

export const KNOWN: Readonly<Record<string, Known>> = {
  '24-card-in-frames': {
    reason: 'the frames are filled; a holder’s name that stands alone outside them is not',
  },
  '25-one-name-one-box': { reason: 'a house number is not told from its street yet' },
};

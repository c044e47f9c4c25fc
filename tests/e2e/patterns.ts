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

/** What is asked when somebody has typed into a page and sent it: to save a new login, to update the one of the site, or nothing. */
export type Question = 'save' | 'update' | 'nothing';

/** A page where a password is typed and what is asked is not what its column says, with the reason. */
export interface Otherwise {
  readonly saved?: Question;
  readonly updated?: Question;
  readonly reason: string;
}

export const ASKED_OTHERWISE: Readonly<Record<string, Otherwise>> = {
  '09-change-without-current': {
    updated: 'save',
    reason:
      'neither a name nor the old password tells which login of the site it is: the question offers all',
  },
  '10-reset-by-link': {
    updated: 'save',
    reason:
      'neither a name nor the old password tells which login of the site it is: the question offers all',
  },
  '11-change-email': {
    saved: 'nothing',
    updated: 'nothing',
    reason: 'the password only proves who asks: the new address is not what it belongs to yet',
  },
  '28-cross-origin': {
    updated: 'save',
    reason: 'it was typed into the frame, and nothing is saved for the site of the frame',
  },
  '28-sandboxed': {
    saved: 'nothing',
    updated: 'nothing',
    reason: 'a sandboxed frame is no site: what is typed there belongs to nobody',
  },
  '57-policy-sandbox': {
    saved: 'nothing',
    updated: 'nothing',
    reason: 'a sandboxed page is no site: what is typed there belongs to nobody',
  },
};

import type { FormPurpose, PageLook, PageOutcome } from '../fill';
import type { Act } from './meaning';

/** Whether the site has taken what was sent. `doubt`: not as it seems; only another page would show it now. */
export type Verdict = 'taken' | 'refused' | 'doubt' | 'open';

/** Which forms ask for the same again. */
const SAME: Readonly<Record<Act, readonly (FormPurpose | null)[]>> = {
  name: [],
  'sign-in': ['sign-in', null],
  'sign-up': ['sign-up', null],
  change: ['change-password', 'reset', null],
  reset: ['reset', 'change-password', null],
};

const isNewPassword = (act: Act): boolean => act === 'change' || act === 'reset';

/** What the form's own document tells: it has gone, it has come back, or it stands there still. */
export function judgeOutcome(act: Act, { state, isEmpty, isBad }: PageOutcome): Verdict {
  if (act === 'name' || state === 'look' || state === 'filled') return 'open';
  if (state === 'gone') return 'taken';
  if (state === 'back' || isBad) return 'refused';
  if (!isEmpty) return 'doubt';
  // Settings are emptied when they have been taken, sign-ins when they have not.
  return isNewPassword(act) ? 'taken' : 'refused';
}

/**
 * What the next page tells.
 * @param purposes of the forms with a password box that stand on it.
 */
export function judgePage(act: Act, purposes: readonly (FormPurpose | null)[], look: PageLook): Verdict {
  if (act === 'name') return 'open';
  if (look.passwords === 0) return look.isRefused ? 'refused' : 'taken';
  // Boxes that are seen and not understood may well be the same again.
  const asksAgain = purposes.length === 0 || purposes.some((purpose) => SAME[act].includes(purpose));
  const isBad = look.hasError || look.isRefused;
  return !asksAgain || (isNewPassword(act) && !isBad) ? 'taken' : 'refused';
}

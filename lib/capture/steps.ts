import type { Meaning } from './meaning';

/** Steps further apart than this are not those of one sign-in. Milliseconds. */
export const STEP_MS = 5 * 60_000;

const isAddress = (name: string): boolean => name.includes('@');

/** Of two names the later one, but for an address that is asked for beside a name. */
function joinNames(before: Meaning, now: Meaning): Pick<Meaning, 'username' | 'box'> {
  if (before.username === null) return now;
  if (now.username === null) return before;
  const isBeside = isAddress(now.username) && !isAddress(before.username) && now.box !== before.box;
  return isBeside ? before : now;
}

/** What was typed on earlier pages, joined with what is typed now. */
export function joinSteps(before: Meaning | null, now: Meaning): Meaning {
  if (before === null) return now;
  const { username, box } = joinNames(before, now);
  const joined = { ...now, username, box, shown: [...new Set([...now.shown, ...before.shown])] };
  // The current password on one page, the new one on the next.
  const isChange = now.act === 'reset' && before.act === 'sign-in' && before.password !== now.password;
  return isChange ? { ...joined, act: 'change', old: before.password } : joined;
}

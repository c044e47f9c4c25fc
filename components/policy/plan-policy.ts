import type { PolicyData } from '../../lib/protocol';
import type { TextKey } from '../../lib/text';
import { type Control, hasUnknownData } from './policy-controls';
import { memberOf } from './policy-draft';

/** How a policy stands; null where a state is wanted: it was never saved. */
export interface PolicyState {
  readonly enabled: boolean;
  readonly data: PolicyData;
}

const SINGLE_ORGANIZATION = 3;
/** They hold only where nobody is in another organisation. */
const DEPENDENT: readonly number[] = [4, 8, 9, 16, 18, 20];
export const OWNERSHIP = 5;
const SUPERSEDED: ReadonlySet<number> = new Set([6, 7]);
const CLAIMED_DOMAINS = 19;

/** Whom these hit who does not fulfil them, at once. */
const LOCKS_OUT: Readonly<Record<number, TextKey>> = {
  0: 'policyLocks_0',
  3: 'policyLocks_3',
  4: 'policyLocks_4',
};

/** A member of the data that becomes another. */
export interface DataChange {
  readonly control: Control;
  readonly before: unknown;
  readonly after: unknown;
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null) || (one ?? false) === (other ?? false);

/** What becomes of the data, in the order of its controls. */
export const dataChanges = (
  controls: readonly Control[],
  before: PolicyData,
  after: PolicyData,
): readonly DataChange[] =>
  controls.flatMap((control) => {
    const change = { control, before: memberOf(before, control.key), after: memberOf(after, control.key) };
    return isSame(change.before, change.after) ? [] : [change];
  });

/** Members of the data that nothing is known of here: they go back as they came. */
export function unknownKeys(controls: readonly Control[], data: PolicyData): readonly string[] {
  const known = new Set(controls.map(({ key }) => key));
  return Object.keys(data ?? {}).filter((key) => !known.has(key));
}

/** Policies that are on, of those that stand or fall with this one; what the server would say no to. */
export function hindrancesOf(
  type: number,
  enabled: boolean,
  isOn: (type: number) => boolean,
): { readonly text: 'policyNeedsSingle' | 'policyHoldsOthers'; readonly types: readonly number[] } | null {
  if (enabled && DEPENDENT.includes(type) && !isOn(SINGLE_ORGANIZATION))
    return { text: 'policyNeedsSingle', types: [SINGLE_ORGANIZATION] };
  const others = DEPENDENT.filter(isOn);
  if (!enabled && type === SINGLE_ORGANIZATION && others.length > 0)
    return { text: 'policyHoldsOthers', types: others };
  return null;
}

/** What to think of before it is saved. @param known how many types are known here. */
export function warningsOf(
  type: number,
  known: number,
  before: PolicyState | null,
  after: PolicyState,
): readonly TextKey[] {
  const isTurnedOn = after.enabled && before?.enabled !== true;
  const locks = LOCKS_OUT[type];
  return [
    ...(isTurnedOn && locks ? [locks] : []),
    ...(isTurnedOn && type === OWNERSHIP ? ['policyOwnership' as const] : []),
    ...(isTurnedOn && type === CLAIMED_DOMAINS ? ['policyDomain' as const] : []),
    ...(SUPERSEDED.has(type) ? ['policySuperseded' as const] : []),
    ...(type >= known ? ['policyTypeUnknown' as const] : []),
    ...(type < known && hasUnknownData(type, known) ? ['policyDataUnknown' as const] : []),
  ];
}

/** True when both say the same, to the letter. */
export const isSameState = (one: PolicyState | null, other: PolicyState | null): boolean =>
  JSON.stringify(one && [one.enabled, one.data]) === JSON.stringify(other && [other.enabled, other.data]);

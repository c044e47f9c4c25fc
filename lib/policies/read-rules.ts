import type { AccountRules } from '../session';
import { pick, pickBoolean, pickList, pickNumber, pickText } from '../wire';

/** The wire's numbers (bitwarden/server PolicyType). */
const OWN_ITEMS = 5;
const TIMEOUT = 9;
const PIN = 14;

const OWNER = 0;
const ADMIN = 1;
/** Invited and revoked members have no policies. */
const ACCEPTED = 1;

/** Who is not bound by a policy. */
const EXEMPT: Readonly<Record<number, readonly number[]>> = {
  [OWN_ITEMS]: [OWNER, ADMIN],
  [TIMEOUT]: [OWNER],
  [PIN]: [],
};

interface Member {
  readonly role: number | null;
  readonly isBound: boolean;
}

const idOf = (wire: unknown, name: string): string => pickText(wire, name)?.toLowerCase() ?? '';

/** The organisations that the account is in. */
function membersOf(profile: unknown): ReadonlyMap<string, Member> {
  const listed = [...pickList(profile, 'organizations'), ...pickList(profile, 'organizationsNew')];
  return new Map(
    listed.map((wire) => {
      const isOn = pickBoolean(wire, 'enabled', true) && pickBoolean(wire, 'usePolicies', true);
      const isIn = (pickNumber(wire, 'status') ?? ACCEPTED) >= ACCEPTED;
      return [idOf(wire, 'id'), { role: pickNumber(wire, 'type'), isBound: isOn && isIn }];
    }),
  );
}

/** More than any member is bound by. */
const MOST = 1000;
/** More than anybody waits. Minutes. */
const LONGEST = 60 * 24 * 365;

function readTimeout(data: unknown): Pick<AccountRules, 'maxLockMinutes' | 'signsOut'> {
  const minutes = pickNumber(data, 'minutes');
  const isGood = minutes !== null && minutes >= 1 && minutes <= LONGEST;
  return {
    maxLockMinutes: isGood ? Math.floor(minutes) : null,
    signsOut: pickText(data, 'action')?.toLowerCase() === 'logout',
  };
}

/**
 * The rules that bind an account, the strictest of each.
 * @param policies of the stored vault, as the server sent them.
 * @param profile likewise: says which organisations the account is in, and as what.
 */
export function readRules(policies: unknown, profile: unknown): AccountRules {
  const members = membersOf(profile);
  const all: readonly unknown[] = Array.isArray(policies) ? policies : pickList(policies, 'data');
  const list = all.slice(0, MOST);
  const binding = (type: number) =>
    list.filter((wire) => {
      const member = members.get(idOf(wire, 'organizationId'));
      const isExempt = member?.role != null && EXEMPT[type]?.includes(member.role);
      const isOn = pickNumber(wire, 'type') === type && pickBoolean(wire, 'enabled', false);
      return isOn && member?.isBound === true && !isExempt;
    });
  const timeouts = binding(TIMEOUT).map((wire) => readTimeout(pick(wire, 'data')));
  const minutes = timeouts.flatMap(({ maxLockMinutes }) => maxLockMinutes ?? []);
  return {
    maxLockMinutes: minutes.length > 0 ? Math.min(...minutes) : null,
    signsOut: timeouts.some(({ signsOut }) => signsOut),
    noPin: binding(PIN).length > 0,
    noOwnItems: binding(OWN_ITEMS).length > 0,
  };
}

import { NO_FLOOR, strictestFloor } from '../generator';
import type { AccountRules } from '../session';
import { pick, pickBoolean, pickList, pickNumber, pickText } from '../wire';
import { readFloor, readKinds, readMasterPassword, readTimeout } from './read-data';

/** The wire's numbers (bitwarden/server PolicyType). */
const MASTER_PASSWORD = 1;
const GENERATOR = 2;
const OWN_ITEMS = 5;
const TIMEOUT = 9;
const PIN = 14;
const KINDS = 15;

const OWNER = 0;
const ADMIN = 1;
/** Invited and revoked members have no policies. */
const ACCEPTED = 1;

/** Who is not bound by a policy; nobody where it does not stand here. */
const EXEMPT: Readonly<Record<number, readonly number[]>> = {
  [OWN_ITEMS]: [OWNER, ADMIN],
  [TIMEOUT]: [OWNER],
};

interface Member {
  readonly organization: string;
  readonly role: number | null;
  readonly isBound: boolean;
}

const idOf = (wire: unknown, name: string): string => pickText(wire, name)?.toLowerCase() ?? '';

/** As much of a name as stands in a sentence. */
const LONGEST_NAME = 50;

/** The organisations that the account is in. */
function membersOf(profile: unknown): ReadonlyMap<string, Member> {
  const listed = [...pickList(profile, 'organizations'), ...pickList(profile, 'organizationsNew')];
  return new Map(
    listed.map((wire) => {
      const isOn = pickBoolean(wire, 'enabled', true) && pickBoolean(wire, 'usePolicies', true);
      const isIn = (pickNumber(wire, 'status') ?? ACCEPTED) >= ACCEPTED;
      const organization = (pickText(wire, 'name') ?? '').slice(0, LONGEST_NAME);
      return [idOf(wire, 'id'), { organization, role: pickNumber(wire, 'type'), isBound: isOn && isIn }];
    }),
  );
}

/** A policy that binds the account. */
interface Binding {
  readonly data: unknown;
  /** The name of the organisation. */
  readonly by: string;
}

/** More than any member is bound by. */
const MOST = 1000;

/** What of some policies binds the account, by the policy's number. */
function createBinding(policies: unknown, profile: unknown): (type: number) => readonly Binding[] {
  const members = membersOf(profile);
  const all: readonly unknown[] = Array.isArray(policies) ? policies : pickList(policies, 'data');
  const list = all.slice(0, MOST);
  return (type) =>
    list.flatMap((wire): Binding[] => {
      const member = members.get(idOf(wire, 'organizationId'));
      const isOn = pickNumber(wire, 'type') === type && pickBoolean(wire, 'enabled', false);
      if (!isOn || member?.isBound !== true) return [];
      const isExempt = member.role !== null && EXEMPT[type]?.includes(member.role) === true;
      return isExempt ? [] : [{ data: pick(wire, 'data'), by: member.organization }];
    });
}

const namesOf = (binding: readonly Binding[]): readonly string[] =>
  [...new Set(binding.map(({ by }) => by))].filter((name) => name !== '').sort();

const asksForNothing = (floor: object): boolean => JSON.stringify(floor) === JSON.stringify(NO_FLOOR);

/**
 * The rules that bind an account, the strictest of each.
 * @param policies of the stored vault, as the server sent them.
 * @param profile likewise: says which organisations the account is in, and as what.
 */
export function readRules(policies: unknown, profile: unknown): AccountRules {
  const binding = createBinding(policies, profile);
  const timeouts = binding(TIMEOUT).map(({ data }) => readTimeout(data));
  const minutes = timeouts.flatMap(({ maxLockMinutes }) => maxLockMinutes ?? []);
  const ownItems = binding(OWN_ITEMS);
  const kinds = binding(KINDS).filter(({ data }) => readKinds(data).length > 0);
  const floors = binding(GENERATOR).filter(({ data }) => !asksForNothing(readFloor(data)));
  const passwords = binding(MASTER_PASSWORD);
  const masterPassword = readMasterPassword(passwords.map(({ data }) => data));
  return {
    maxLockMinutes: minutes.length > 0 ? Math.min(...minutes) : null,
    signsOut: timeouts.some(({ signsOut }) => signsOut),
    noPin: binding(PIN).length > 0,
    noOwnItems: ownItems.length > 0,
    noKinds: [...new Set(kinds.flatMap(({ data }) => readKinds(data)))].sort((a, b) => a - b),
    generator: floors.length > 0 ? strictestFloor(floors.map(({ data }) => readFloor(data))) : null,
    masterPassword,
    askedBy: {
      ownItems: namesOf(ownItems),
      kinds: namesOf(kinds),
      generator: namesOf(floors),
      masterPassword: masterPassword ? namesOf(passwords) : [],
    },
  };
}

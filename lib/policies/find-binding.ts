import { pick, pickBoolean, pickList, pickNumber, pickText } from '../wire';
import type { Demand } from './demands';

/** What a stored vault tells of policies and of the organisations that they come from. */
export interface PolicySource {
  /** As the server sent them. */
  readonly policies: unknown;
  /** Likewise: says which organisations the account is in, and as what. */
  readonly profile: unknown;
  /** Its names are the ids, in lower case, of the organisations that the person has agreed to. */
  readonly organizationKeys: object;
  /** Organisations that wait for the person's answer; of one that was agreed to before, its policies as they stood then. */
  readonly strangers: readonly { readonly id: string; readonly policies?: readonly unknown[] }[];
}

/** A policy that binds the account. */
export interface Binding {
  readonly data: unknown;
  /** The name of the organisation. */
  readonly by: string;
}

/** What of some policies binds the account. */
export type FindBinding = (demand: Demand) => readonly Binding[];

interface Member {
  readonly organization: string;
  readonly role: number | null;
  readonly isBound: boolean;
}

/** Invited and revoked members have no policies. */
const ACCEPTED = 1;
/** As much of a name as stands in a sentence. */
const LONGEST_NAME = 50;
/** More than any member is bound by. */
const MOST = 1000;
/** More than anybody is asked about at once. */
const MOST_STRANGERS = 100;

const idOf = (wire: unknown, name: string): string => pickText(wire, name)?.toLowerCase() ?? '';
const ownerOf = (wire: unknown): string => idOf(wire, 'organizationId');

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

const findIn =
  (list: readonly unknown[], members: ReadonlyMap<string, Member>): FindBinding =>
  ({ type, exempt }) =>
    list.flatMap((wire): Binding[] => {
      const member = members.get(ownerOf(wire));
      const isOn = pickNumber(wire, 'type') === type && pickBoolean(wire, 'enabled', false);
      if (!isOn || member?.isBound !== true) return [];
      const isExempt = member.role !== null && exempt.includes(member.role);
      return isExempt ? [] : [{ data: pick(wire, 'data'), by: member.organization }];
    });

/** An organisation that waits for the person's answer, and what its policies were and would be. */
export interface Waiting {
  readonly id: string;
  readonly stood: FindBinding;
  readonly sent: FindBinding;
}

export interface Found {
  readonly binding: FindBinding;
  readonly waiting: readonly Waiting[];
}

/** Tells what binds the account by now, and what would by a yes. */
export function findBinding({ policies, profile, organizationKeys, strangers }: PolicySource): Found {
  const members = membersOf(profile);
  const all: readonly unknown[] = Array.isArray(policies) ? policies : pickList(policies, 'data');
  const list = all.slice(0, MOST);
  const asked = new Set(strangers.map(({ id }) => id));
  const isSettled = (id: string) => Object.hasOwn(organizationKeys, id) && !asked.has(id);
  const settled = list.filter((wire) => isSettled(ownerOf(wire)));
  const stood = strangers.flatMap((one) => one.policies ?? []);
  const [atOnce, agreed] = [findIn(list, members), findIn([...settled, ...stood], members)];
  return {
    binding: (demand) => (demand.waits ? agreed : atOnce)(demand),
    waiting: strangers.slice(0, MOST_STRANGERS).map((one) => ({
      id: one.id,
      stood: findIn(one.policies ?? [], members),
      sent: findIn(
        list.filter((wire) => ownerOf(wire) === one.id),
        members,
      ),
    })),
  };
}

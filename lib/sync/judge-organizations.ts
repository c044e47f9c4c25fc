import type { PendingOrganization, VaultRow } from '../store';
import { pickList, pickText } from '../wire';
import type { IncomingVault } from './parse-sync';
import type { UnderWay } from './under-way';

/** A wrapped key as RSA seals it (types 3 to 6), of a length that such keys have. */
const WRAPPED = /^[3-6]\.[A-Za-z0-9+/=|]{100,5000}$/;

/** Wrapped organisation keys by organisation id in lower case. */
export type OrganizationKeys = Readonly<Record<string, string>>;

/** What the person has said of organisations' keys, by organisation id in lower case. */
export type OrganizationPins = Readonly<
  Record<string, { readonly print: string; readonly isAccepted: boolean; readonly declined?: string }>
>;

/** Anybody who knows an account's public key can wrap a key for it: which organisations are real is the person's to say. */
export interface OrganizationTrust {
  readonly pins: () => Promise<OrganizationPins>;
  /** What an organisation's key is known by; null for a wrapped one that this account does not open. @throws CodedError `locked`. */
  readonly print: (wrapped: string) => Promise<string | null>;
}

export interface JudgedOrganizations {
  /** Those that items are opened with. */
  readonly keys: OrganizationKeys;
  /** Those that wait for the person; `items` is not counted yet. */
  readonly strangers: readonly PendingOrganization[];
}

type Before = Pick<VaultRow, 'organizationKeys' | 'strangers' | 'policies'>;

const idOf = (wire: unknown, name: string): string | undefined => pickText(wire, name)?.toLowerCase();

/** As much of a name as anybody reads; servers keep 50 characters. */
const LONGEST_NAME = 100;

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly key: string;
}

function readListed({ profile }: Pick<IncomingVault, 'profile'>): Map<string, Listed> {
  const listed = [...pickList(profile, 'organizations'), ...pickList(profile, 'organizationsNew')];
  const found = listed.flatMap((wire): Listed[] => {
    const [id, key] = [idOf(wire, 'id'), pickText(wire, 'key')];
    return id && key && WRAPPED.test(key)
      ? [{ id, key, name: (pickText(wire, 'name') ?? '').slice(0, LONGEST_NAME) }]
      : [];
  });
  return new Map(found.map((one) => [one.id, one]));
}

/** True when the person has said yes to one that waits still: no sync has come since. */
export const isAgreed = (strangers: readonly PendingOrganization[], pins: OrganizationPins): boolean =>
  strangers.some(({ id, print }) => {
    const pin = Object.hasOwn(pins, id) ? pins[id] : undefined;
    return pin?.isAccepted === true && pin.print === print;
  });

/** What was known, for as long as something is there that it opens: one odd value must not cost all items of an organisation. */
function keptKeys({ profile, items }: Pick<IncomingVault, 'profile' | 'items'>, before: OrganizationKeys) {
  const owners = new Set(items.map(({ raw }) => idOf(raw, 'organizationId')));
  for (const name of ['organizations', 'organizationsNew'])
    for (const wire of pickList(profile, name)) owners.add(idOf(wire, 'id'));
  return new Map(Object.entries(before).filter(([id]) => owners.has(id)));
}

/** The policies that stood before the key of an organisation became another one: they go on, and what comes with it waits with it. */
function policiesBefore(id: string, { policies, strangers }: Before): readonly unknown[] {
  const list: readonly unknown[] = Array.isArray(policies) ? policies : pickList(policies, 'data');
  const stood = strangers.find((stranger) => stranger.id === id)?.policies;
  return stood ?? list.filter((wire) => idOf(wire, 'organizationId') === id);
}

/**
 * Which organisations' keys are used, and which wait for the person: one that is seen for the first time, and another one than before. The
 * same key in another wrapping is the same; one that does not open changes nothing.
 * @throws CodedError `locked`.
 */
export async function judgeOrganizations(
  incoming: Pick<IncomingVault, 'profile' | 'items'>,
  before: Before,
  trust: OrganizationTrust,
  underWay: UnderWay = new Set(),
): Promise<JudgedOrganizations> {
  const keys = keptKeys(incoming, before.organizationKeys);
  const pins = await trust.pins();
  const strangers: PendingOrganization[] = [];
  for (const { id, name, key } of readListed(incoming).values()) {
    const known = keys.get(id);
    if (known === key) continue;
    const asked = before.strangers.find((stranger) => stranger.id === id && stranger.wrapped === key);
    const print = asked?.print ?? (await trust.print(key));
    if (print === null) continue;
    const pin = Object.hasOwn(pins, id) ? pins[id] : undefined;
    // What is on its way arrives under the key from before: the yes counts with the sync after that.
    const mayChange = known === undefined || !underWay.has(id);
    const isPinned = pin?.isAccepted === true && pin.print === print && mayChange;
    if (isPinned || (known !== undefined && (await trust.print(known)) === print)) {
      keys.set(id, key);
      continue;
    }
    const why = known !== undefined || pin?.isAccepted ? 'changed' : 'new';
    const isDeclined = pin?.declined === print || (pin?.isAccepted === false && pin.print === print);
    const stood = known !== undefined && { policies: policiesBefore(id, before) };
    strangers.push({ id, name, print, wrapped: key, why, isDeclined, items: 0, ...stood });
  }
  return { keys: Object.fromEntries(keys), strangers };
}

import { asWire, pick, pickBoolean, pickList, pickNumber, pickText, withMember } from '../wire';
import {
  isListOf,
  type ReadRow,
  readCollection,
  readEvent,
  readMember,
  readPolicy,
  readSubscription,
  withAll,
} from './read-rows';
import type { Member, OrgCollection, OrgEvent, Policy, Subscription } from './shapes';

const isId = (one: unknown): one is string => typeof one === 'string';

const readWithGroups = withAll(readMember, ['groups'], isId);

/** Groups that have not come whole are not known. */
export const readSessionMember: ReadRow<Member> = (wire) => {
  const row = readWithGroups(wire);
  return row && isListOf(pick(wire, 'groups'), isId)
    ? { ...row, groups: pickList(wire, 'groups').filter(isId) }
    : row;
};

const USERS = 'users';

/** With its sealed name, and the members who get in besides its groups: both go back as they came. */
export const readSessionCollection: ReadRow<OrgCollection> = (wire) => {
  const row = withAll(readCollection, [USERS])(wire);
  const name = pickText(wire, 'name');
  if (!row || row.isPart || !name) return row && { ...row, isPart: true };
  return { ...row, more: { ...withMember(row.more, USERS, undefined), name, users: pick(wire, USERS) } };
};

const PROVIDERS = ['providerId', 'providerUserId', 'providerOrganizationId'] as const;

/** Ids of a provider, as far as there are any. */
const providersIn = (wire: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    PROVIDERS.flatMap((name) => {
      const id = pickText(wire, name);
      return id === null ? [] : [[name, id]];
    }),
  );

/** What members are told has other names here and there than what organisations are told. */
export const readSessionEvent: ReadRow<OrgEvent> = (wire) => {
  const event = readEvent(wire);
  return (
    event && {
      ...event,
      ...providersIn(wire),
      itemId: event.itemId ?? pickText(wire, 'cipherId'),
      memberId: event.memberId ?? pickText(wire, 'organizationUserId'),
      device: event.device ?? pickNumber(wire, 'deviceType'),
    }
  );
};

/** A text that is none stays what it is: it is not mistaken for no settings. */
function parseData(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

/** Older servers write the data of a policy as text. */
export const readSessionPolicy: ReadRow<Policy> = (wire) => {
  const told = pick(wire, 'data');
  return readPolicy(typeof told === 'string' ? withMember(wire, 'data', parseData(told)) : wire);
};

/** Both products stand in one object, with names of their own. */
export const readSessionSubscription: ReadRow<Subscription> = (wire) =>
  asWire(wire) &&
  readSubscription({
    passwordManager: {
      seats: pick(wire, 'seats'),
      maxAutoScaleSeats: pick(wire, 'maxAutoscaleSeats'),
      storage: pick(wire, 'maxStorageGb'),
    },
    secretsManager: pickBoolean(wire, 'useSecretsManager', false)
      ? {
          seats: pick(wire, 'smSeats'),
          maxAutoScaleSeats: pick(wire, 'maxAutoscaleSmSeats'),
          serviceAccounts: pick(wire, 'smServiceAccounts'),
          maxAutoScaleServiceAccounts: pick(wire, 'maxAutoscaleSmServiceAccounts'),
        }
      : null,
  });

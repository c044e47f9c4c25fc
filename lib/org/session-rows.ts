import { asWire, pick, pickBoolean, pickNumber, pickText, pickWire, withMember } from '../wire';
import {
  type ReadRow,
  readCollection,
  readEvent,
  readGroup,
  readMember,
  readPolicy,
  readPolicyData,
  readSubscription,
} from './read-rows';
import type {
  Group,
  MaybePart,
  Member,
  OrgCollection,
  OrgEvent,
  Policy,
  PolicyData,
  Subscription,
} from './shapes';

const isTold = (wire: unknown, list: string): boolean => {
  const entries = pick(wire, list);
  return Array.isArray(entries) && entries.every((one) => typeof one === 'string' || pickText(one, 'id'));
};

/** Marks a row of which one of these lists has not come whole: older servers tell less of it. */
const withAll =
  <Row extends MaybePart>(read: ReadRow<Row>, lists: readonly string[]): ReadRow<Row> =>
  (wire) => {
    const row = read(wire);
    if (!row || lists.every((list) => isTold(wire, list))) return row;
    return { ...row, isPart: true };
  };

/** The one role that has permissions of its own. */
const CUSTOM = 4;

/** With any part of a role that is not told another one would be written back. */
export const readSessionMember: ReadRow<Member> = (wire) => {
  const row = withAll(readMember, ['collections', 'groups'])(wire);
  const isToldRole = row?.type === CUSTOM ? pickWire(wire, 'permissions') !== null : row?.type !== null;
  return row && !isToldRole ? { ...row, isPart: true } : row;
};
export const readSessionGroup: ReadRow<Group> = withAll(readGroup, ['collections']);

const USERS = 'users';

/** With its sealed name, and the members who get in besides its groups: both go back as they came. */
export const readSessionCollection: ReadRow<OrgCollection> = (wire) => {
  const row = withAll(readCollection, ['groups', USERS])(wire);
  const name = pickText(wire, 'name');
  if (!row || row.isPart || !name) return row && { ...row, isPart: true };
  return { ...row, more: { ...withMember(row.more, USERS, undefined), name, users: pick(wire, USERS) } };
};

/** What members are told has other names here and there than what organisations are told. */
export const readSessionEvent: ReadRow<OrgEvent> = (wire) => {
  const event = readEvent(wire);
  return (
    event && {
      ...event,
      itemId: event.itemId ?? pickText(wire, 'cipherId'),
      memberId: event.memberId ?? pickText(wire, 'organizationUserId'),
      device: event.device ?? pickNumber(wire, 'deviceType'),
    }
  );
};

function parseData(text: string): PolicyData {
  try {
    return readPolicyData(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Older servers write the data of a policy as text. Data that cannot be read is not mistaken for none. */
export const readSessionPolicy: ReadRow<Policy> = (wire) => {
  const [row, told] = [readPolicy(wire), pick(wire, 'data')];
  const policy = row && typeof told === 'string' ? { ...row, data: parseData(told) } : row;
  const isNone = told === undefined || told === '' || told === 'null';
  return policy && policy.data === null && !isNone ? { ...policy, isPart: true } : policy;
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

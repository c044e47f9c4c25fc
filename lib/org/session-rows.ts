import { asWire, pick, pickBoolean, pickNumber, pickText } from '../wire';
import { type ReadRow, readEvent, readPolicy, readPolicyData, readSubscription } from './read-rows';
import type { OrgEvent, Policy, PolicyData, Subscription, WithMore } from './shapes';

/** Without what a change would write back: nothing is changed in this way. */
export const onlyKnown =
  <Row extends WithMore>(read: ReadRow<Row>): ReadRow<Omit<Row, 'more'>> =>
  (wire) => {
    const row = read(wire);
    if (!row) return null;
    const { more: _, ...known } = row;
    return known;
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

/** Older servers write the data of a policy as text. */
export const readSessionPolicy: ReadRow<Policy> = (wire) => {
  const [policy, data] = [readPolicy(wire), pick(wire, 'data')];
  return policy && typeof data === 'string' ? { ...policy, data: parseData(data) } : policy;
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

import { CodedError } from '../errors';
import {
  asWire,
  isShallow,
  parseDate,
  pick,
  pickBoolean,
  pickList,
  pickNumber,
  pickText,
  pickWire,
} from '../wire';
import type { OrgAnswer } from './read-answer';
import type {
  Access,
  Group,
  MaybePart,
  Member,
  OrgCollection,
  OrgEvent,
  OrgPage,
  Policy,
  PolicyData,
  Seats,
  Subscription,
} from './shapes';

/** Reads one row; null for one that cannot be made out. */
export type ReadRow<Row> = (wire: unknown) => Row | null;

const isTrue = (wire: unknown, name: string): boolean => pickBoolean(wire, name, false);

function readAccess(wire: unknown, name: string): Access[] {
  return pickList(wire, name).flatMap((one): Access[] => {
    const id = pickText(one, 'id');
    if (!id) return [];
    const [readOnly, hidePasswords] = [isTrue(one, 'readOnly'), isTrue(one, 'hidePasswords')];
    return [{ id, readOnly, hidePasswords, manage: isTrue(one, 'manage') }];
  });
}

/** True for an entry that is read: what is not read is not written back. */
type IsEntry = (one: unknown) => boolean;

const hasId: IsEntry = (one) => pickText(one, 'id') !== null;

/** True for a list that has come whole. */
export const isListOf = (entries: unknown, isEntry: IsEntry): boolean =>
  Array.isArray(entries) && entries.every(isEntry);

/** Marks a row of which one of these lists has not come whole: a change writes back all of them. */
export const withAll =
  <Row extends MaybePart>(
    read: ReadRow<Row>,
    lists: readonly string[],
    isEntry: IsEntry = hasId,
  ): ReadRow<Row> =>
  (wire) => {
    const row = read(wire);
    return row && !lists.every((list) => isListOf(pick(wire, list), isEntry))
      ? { ...row, isPart: true }
      : row;
  };

function readPermissions(wire: unknown): string[] {
  const given = Object.entries(pickWire(wire, 'permissions') ?? {});
  return given.flatMap(([name, value]) => (value === true ? [name] : []));
}

const KNOWN: ReadonlySet<string> = new Set([
  'object',
  'id',
  'userid',
  'name',
  'email',
  'type',
  'status',
  'twofactorenabled',
  'resetpasswordenrolled',
  'externalid',
  'ssoexternalid',
  'permissions',
  'collections',
  'groups',
]);

/** Members of a row that are none of ours. */
function readMore(wire: unknown): { more?: Readonly<Record<string, unknown>> } {
  const others = Object.entries(asWire(wire) ?? {}).filter(([name]) => !KNOWN.has(name.toLowerCase()));
  return others.length === 0 ? {} : { more: Object.fromEntries(others) };
}

/** The one role that has permissions of its own. */
const CUSTOM = 4;

/** With any part of a role that is not told another one would be written back. */
const isToldRole = (wire: unknown, type: number | null): boolean =>
  type === CUSTOM ? pickWire(wire, 'permissions') !== null : type !== null;

/** Groups are no part of it here: keys ask for them apart, and a change leaves them alone. */
export const readMember: ReadRow<Member> = withAll<Member>(
  (wire) => {
    const id = pickText(wire, 'id');
    if (!id) return null;
    const type = pickNumber(wire, 'type');
    return {
      id,
      userId: pickText(wire, 'userId'),
      name: pickText(wire, 'name'),
      email: pickText(wire, 'email') ?? '',
      type,
      status: pickNumber(wire, 'status'),
      twoFactor: isTrue(wire, 'twoFactorEnabled'),
      recovery: isTrue(wire, 'resetPasswordEnrolled'),
      externalId: pickText(wire, 'externalId'),
      ssoExternalId: pickText(wire, 'ssoExternalId'),
      permissions: readPermissions(wire),
      access: readAccess(wire, 'collections'),
      ...readMore(wire),
      ...(!isToldRole(wire, type) && ({ isPart: true } as const)),
    };
  },
  ['collections'],
);

export const readGroup: ReadRow<Group> = withAll<Group>(
  (wire) => {
    const id = pickText(wire, 'id');
    if (!id) return null;
    const externalId = pickText(wire, 'externalId');
    const access = readAccess(wire, 'collections');
    return { id, name: pickText(wire, 'name') ?? '', externalId, access, ...readMore(wire) };
  },
  ['collections'],
);

export const readCollection: ReadRow<OrgCollection> = withAll<OrgCollection>(
  (wire) => {
    const id = pickText(wire, 'id');
    if (!id) return null;
    const access = readAccess(wire, 'groups');
    return { id, externalId: pickText(wire, 'externalId'), access, ...readMore(wire) };
  },
  ['groups'],
);

/** Null for what no policy is set to. */
export function readPolicyData(told: unknown): PolicyData {
  const data = Array.isArray(told) ? told : asWire(told);
  return isShallow(data) ? data : null;
}

/** Settings that cannot be read are not mistaken for none. */
export const readPolicy: ReadRow<Policy> = (wire) => {
  const [id, type] = [pickText(wire, 'id'), pickNumber(wire, 'type')];
  if (!id || type === null) return null;
  const told = pick(wire, 'data');
  const data = readPolicyData(told);
  const isUnread = data === null && told !== undefined;
  return { id, type, enabled: isTrue(wire, 'enabled'), data, ...(isUnread && ({ isPart: true } as const)) };
};

/** As it is written, with the zone that some servers leave out: a clock elsewhere takes it for its own. Null for what is no moment. */
function readMoment(wire: unknown): string | null {
  const written = pickText(wire, 'date')?.trim() ?? null;
  const at = parseDate(written);
  if (written === null || at === null) return null;
  const alike = [`${written}Z`, written].find((text) => Date.parse(text) === at);
  return alike ?? new Date(at).toISOString();
}

export const readEvent: ReadRow<OrgEvent> = (wire) => {
  const [type, date] = [pickNumber(wire, 'type'), readMoment(wire)];
  if (type === null || date === null) return null;
  return {
    type,
    date,
    actingUserId: pickText(wire, 'actingUserId'),
    memberId: pickText(wire, 'memberId'),
    itemId: pickText(wire, 'itemId'),
    collectionId: pickText(wire, 'collectionId'),
    groupId: pickText(wire, 'groupId'),
    policyId: pickText(wire, 'policyId'),
    installationId: pickText(wire, 'installationId'),
    secretId: pickText(wire, 'secretId'),
    projectId: pickText(wire, 'projectId'),
    serviceAccountId: pickText(wire, 'serviceAccountId'),
    device: pickNumber(wire, 'device'),
    ipAddress: pickText(wire, 'ipAddress'),
  };
};

function readSeats(wire: unknown): Seats | null {
  if (!asWire(wire)) return null;
  return {
    seats: pickNumber(wire, 'seats'),
    mostSeats: pickNumber(wire, 'maxAutoScaleSeats'),
    storage: pickNumber(wire, 'storage'),
    machineAccounts: pickNumber(wire, 'serviceAccounts'),
    mostMachineAccounts: pickNumber(wire, 'maxAutoScaleServiceAccounts'),
  };
}

export const readSubscription: ReadRow<Subscription> = (wire) =>
  asWire(wire) && {
    passwordManager: readSeats(pick(wire, 'passwordManager')),
    secretsManager: readSeats(pick(wire, 'secretsManager')),
  };

/** Writing walks by recursion: what is nested without end would take the stack with it. */
const asText = (one: unknown): string => (isShallow(one) ? JSON.stringify(one) : '');

/** More rows of one answer than any organisation has; what they become is larger than the answer, and goes from the background to a page. */
export const MOST_ROWS = 100_000;

/**
 * A list, or a part of one. A row that cannot be read costs no other. An empty mark is none: some servers end so.
 * @throws CodedError `answer-damaged` for what is no list, `list-endless`.
 */
export function readPage<Row>({ body, host }: OrgAnswer, read: ReadRow<Row>): OrgPage<Row> {
  const [data, token] = [pick(body, 'data'), pick(body, 'continuationToken')];
  if (!Array.isArray(data)) throw new CodedError('answer-damaged', { host });
  if (data.length > MOST_ROWS) throw new CodedError('list-endless', { host, number: String(MOST_ROWS) });
  const found = data.map((one: unknown) => ({ one, row: read(one) }));
  const rows = found.flatMap(({ row }) => row ?? []);
  const raw = found.flatMap(({ one, row }) => (row === null ? [asText(one)] : []));
  const next = typeof token === 'string' && token ? token : null;
  return { rows, unread: raw.length, ...(raw.length > 0 && { raw }), next };
}

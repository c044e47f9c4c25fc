import { DEVICE_FIELDS, organizationItem } from '../server/credential-items.ts';
import {
  createOrganization,
  fixedLog,
  idOf,
  type Organization,
  type PublicApiServer,
  SAMPLE_KEY,
} from '../server/public-api/index.ts';
import type { SampleVault } from '../server/sample-vault.ts';
import { sealItem } from '../server/seal-item.ts';

/** Who works there: name, type, status, second factor. */
const PEOPLE = [
  ['Pat Hollis', 0, 2, true],
  ['Mara Osei', 1, 2, true],
  ['Ivo Brandt', 2, 2, false],
  ['Lena Fox', 4, 2, true],
  ['Tomas Lindqvist', 2, 1, false],
  ['Noor Akande', 2, -1, false],
  [null, 2, 0, false],
] as const;

const email = (name: string | null): string =>
  `${(name ?? 'Sander').split(' ')[0]?.toLowerCase()}@acme.example`;

function addPeople({ members }: Organization): void {
  for (const [index, [name, type, status, twoFactorEnabled]] of PEOPLE.entries()) {
    const number = index + 1;
    const id = idOf('member', number);
    members.set(id, {
      id,
      userId: name === null ? null : idOf('user', number),
      name,
      email: email(name),
      type,
      status,
      formerStatus: 2,
      twoFactorEnabled,
      resetPasswordEnrolled: number === 2,
      externalId: number % 2 === 0 ? `ldap-${1040 + number}` : null,
      ssoExternalId: null,
      permissions: type === 4 ? { accessEventLogs: true, manageUsers: true } : null,
    });
  }
}

interface Places {
  /** Ids of the vault's collections of this organisation. */
  readonly collections: readonly string[];
  readonly items: readonly string[];
}

function addPlaces(organization: Organization, { collections }: Places): void {
  const { groups, memberAccess, groupAccess, memberships } = organization;
  for (const [index, name] of ['Engineering', 'On call', 'Accounting'].entries()) {
    const id = idOf('group', index + 1);
    groups.set(id, { id, name, externalId: index === 0 ? 'cn=engineering' : null });
  }
  const grant = (id: string, readOnly: boolean, manage = false) => ({
    id,
    readOnly,
    hidePasswords: readOnly,
    manage,
  });
  const own = [...collections, idOf('collection', 9)];
  for (const id of own) organization.collections.set(id, { id, externalId: null, isPersonal: false });
  const [first = '', second = '', third = ''] = own;
  memberAccess.replaceOfHolder(idOf('member', 2), [grant(first, false, true), grant(second, true)]);
  memberAccess.replaceOfHolder(idOf('member', 4), [grant(second, false)]);
  groupAccess.replaceOfHolder(idOf('group', 1), [grant(first, false)]);
  groupAccess.replaceOfHolder(idOf('group', 3), [grant(second, true), grant(third, false)]);
  for (const [group, member] of [
    [1, 2],
    [1, 3],
    [2, 3],
    [3, 4],
  ] as const)
    memberships.add(`${idOf('group', group)}/${idOf('member', member)}`);
}

const POLICIES = [
  [0, true, null],
  [1, true, { minComplexity: 3, minLength: 14, requireUpper: true }],
  [3, false, null],
  [9, true, { minutes: 15, action: 'lock' }],
  [31, true, { somethingNew: ['a', 1] }],
] as const;

const TYPES = [1107, 1111, 1000, 1101, 1006, 1114, 1501, 1602, 1301, 1108, 1700, 1115, 1401, 9999];

/** An event every 20 minutes, as such a house has them. */
function createLog(count: number, now: number, { collections, items }: Places) {
  return fixedLog(
    Array.from({ length: count }, (_, index) => {
      const type = TYPES[index % TYPES.length] ?? 1000;
      const family = Math.floor(type / 100);
      const person = (index % 4) + 1;
      return {
        object: 'event' as const,
        type,
        date: new Date(now - 60_000 - index * 20 * 60_000).toISOString(),
        actingUserId: index % 11 === 10 ? null : idOf('user', person),
        memberId: family === 15 ? idOf('member', 7) : null,
        itemId:
          family === 11 ? (index % 9 === 8 ? idOf('item', 1) : (items[index % items.length] ?? null)) : null,
        collectionId: family === 13 ? (collections[index % 2] ?? null) : null,
        groupId: family === 14 ? idOf('group', 2) : null,
        policyId: family === 17 ? idOf('policy', 1) : null,
        installationId: null,
        secretId: null,
        projectId: null,
        serviceAccountId: null,
        device: index % 11 === 10 ? null : [3, 2, 9, 1][index % 4]!,
        ipAddress: index % 13 === 12 ? '2001:db8:0:1::c0de' : `203.0.113.${24 + person * 17}`,
      };
    }),
  );
}

interface Listed {
  readonly id: string;
  readonly organizationId: string | null;
}

/** Lets the vault's own organisation in at the server of the Public API, and puts its key into the vault, unless there is to be none. */
export async function addAcme(
  service: PublicApiServer,
  { account }: Pick<SampleVault, 'account'>,
  {
    events = 137,
    fields = DEVICE_FIELDS,
    withKey = true,
  }: { events?: number; fields?: Readonly<Record<string, string>>; withKey?: boolean } = {},
): Promise<Organization> {
  const synced = await account.call('GET', '/sync');
  const collections = synced.collections as Listed[];
  const id = collections[0]?.organizationId ?? '';
  const places: Places = {
    collections: collections.filter(({ organizationId }) => organizationId === id).map((one) => one.id),
    items: (synced.ciphers as Listed[]).flatMap((one) => (one.organizationId === id ? [one.id] : [])),
  };
  const log = createLog(events, service.clock.now(), places);
  const organization = createOrganization(id, SAMPLE_KEY, log);
  addPeople(organization);
  addPlaces(organization, places);
  for (const [type, enabled, data] of POLICIES)
    organization.policies.set(type, { id: idOf('policy', type + 1), type, enabled, data });
  organization.subscription = {
    passwordManager: { seats: 25, maxAutoScaleSeats: 40, storage: 2 },
    secretsManager: null,
  };
  service.add(organization);
  if (!withKey) return organization;
  const item = { ...organizationItem({ ...service, organization }, fields), name: 'Acme organisation key' };
  await account.call('POST', '/ciphers', await sealItem(item, account.userKey, true));
  return organization;
}

import type { Permissions } from '../../public-api/types.ts';
import { idOf } from './ids.ts';
import {
  ACCEPTED,
  CONFIRMED,
  CUSTOM,
  createOrganization,
  INVITED,
  type MemberRow,
  type Organization,
  OWNER,
  REVOKED,
  STAGED,
} from './organization.ts';
import { createSampleLog } from './sample-events.ts';

/** Thirty letters and digits, as the server draws them. */
export const SAMPLE_KEY = 'kZ7pQ2mXw9LdT4vB8nRc1HsYf6GjUa';

const REPORTS_ONLY: Permissions = { accessEventLogs: true, accessReports: true };

interface Person {
  readonly name: string | null;
  readonly email: string;
  readonly type: number;
  readonly status: number;
  readonly permissions?: Permissions;
}

/** Every status and every type; one name would be a formula in a spreadsheet. */
const PEOPLE: readonly Person[] = [
  { name: 'Pat Hollis', email: 'pat@hollis.example', type: OWNER, status: CONFIRMED },
  { name: 'Noor Akande', email: 'noor@hollis.example', type: 1, status: CONFIRMED },
  { name: '=HYPERLINK("x")', email: 'sheet@hollis.example', type: 2, status: ACCEPTED },
  {
    name: 'Iris Vahl',
    email: 'iris@hollis.example',
    type: CUSTOM,
    status: CONFIRMED,
    permissions: REPORTS_ONLY,
  },
  { name: null, email: 'invited@hollis.example', type: 2, status: INVITED },
  { name: 'Gone Earlier', email: 'gone@hollis.example', type: 2, status: REVOKED },
  { name: null, email: 'staged@hollis.example', type: 2, status: STAGED },
];

function memberRow(person: Person, index: number): MemberRow {
  const number = index + 1;
  const hasJoined = person.name !== null;
  return {
    ...person,
    id: idOf('member', number),
    userId: hasJoined ? idOf('user', number) : null,
    formerStatus: person.status === REVOKED ? CONFIRMED : person.status,
    twoFactorEnabled: number === 1 || number === 4,
    resetPasswordEnrolled: number === 2,
    externalId: number % 2 === 0 ? `directory-${number}` : null,
    ssoExternalId: number === 2 ? 'sso|noor' : null,
    permissions: person.permissions ?? null,
  };
}

function addPlaces({ groups, collections, memberAccess, groupAccess, memberships }: Organization): void {
  for (const [index, name] of ['Engineering', 'Support', 'Nobody'].entries()) {
    const id = idOf('group', index + 1);
    groups.set(id, { id, name, externalId: index === 0 ? 'directory-engineering' : null });
  }
  for (const number of [1, 2, 3, 4, 5]) {
    const id = idOf('collection', number);
    collections.set(id, { id, externalId: number === 2 ? 'ops' : null, isPersonal: number === 5 });
  }
  const grant = (number: number, readOnly: boolean, manage = false) => ({
    id: idOf('collection', number),
    readOnly,
    hidePasswords: readOnly,
    manage,
  });
  memberAccess.replaceOfHolder(idOf('member', 2), [grant(1, false, true), grant(3, true)]);
  memberAccess.replaceOfHolder(idOf('member', 4), [grant(2, true)]);
  groupAccess.replaceOfHolder(idOf('group', 1), [grant(1, false), grant(2, true)]);
  groupAccess.replaceOfHolder(idOf('group', 2), [grant(4, true)]);
  for (const [group, member] of [
    [1, 2],
    [1, 4],
    [2, 4],
    [2, 3],
  ] as const)
    memberships.add(`${idOf('group', group)}/${idOf('member', member)}`);
}

/** The last one is of a type that no list of ours has. */
function addPolicies({ policies }: Organization): void {
  const put = (type: number, enabled: boolean, data: Readonly<Record<string, unknown>> | null = null) =>
    policies.set(type, { id: idOf('policy', type), type, enabled, data });
  put(0, true);
  put(1, true, { minComplexity: 3, minLength: 14, requireUpper: true, enforceOnLogin: false });
  put(3, false);
  put(7, true, { disableHideEmail: true });
  put(31, true, { somethingNew: ['a', 1, null] });
}

/** Seven members, three groups, four collections and a hidden one, five policies, 137 events over 25 days. */
export function createSampleOrganization(now: number, number = 1): Organization {
  const organization = createOrganization(idOf('organization', number), SAMPLE_KEY, createSampleLog(now));
  for (const row of PEOPLE.map(memberRow)) organization.members.set(row.id, row);
  addPlaces(organization);
  addPolicies(organization);
  organization.subscription = {
    passwordManager: { seats: 10, maxAutoScaleSeats: null, storage: 2 },
    secretsManager: {
      seats: null,
      maxAutoScaleSeats: null,
      serviceAccounts: null,
      maxAutoScaleServiceAccounts: null,
    },
  };
  return organization;
}

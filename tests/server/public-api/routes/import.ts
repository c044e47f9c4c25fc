import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import type { PublicApiContext, PublicApiEnv } from '../context.ts';
import {
  INVITED,
  type MemberRow,
  type Organization,
  OWNER,
  REVOKED,
  removeMember,
  replaceMembers,
  STAGED,
} from '../organization.ts';
import { type BodyReader, readBody } from '../read-body.ts';
import { refuse } from '../refusals.ts';
import { done } from './answers.ts';

interface ImportedGroup {
  readonly name: string;
  readonly externalId: string;
  readonly memberExternalIds: readonly (string | null)[];
}

interface ImportedMember {
  readonly email: string | null;
  readonly externalId: string;
  readonly isDeleted: boolean;
}

interface Import {
  readonly groups: readonly ImportedGroup[];
  readonly members: readonly ImportedMember[];
  readonly isOverwriting: boolean;
  readonly isLarge: boolean;
  readonly isInviting: boolean;
}

const MOST = 2_000;

const readGroup = (body: BodyReader): ImportedGroup => ({
  name: body.text('name', { required: true, max: 100 }) ?? '',
  externalId: body.text('externalId', { required: true, max: 300 }) ?? '',
  memberExternalIds: body.texts('memberExternalIds') ?? [],
});

/** Vaultwarden's parser knows nothing that may be left out. */
const readMember = (body: BodyReader, isStrict: boolean): ImportedMember => ({
  email: body.text('email', { max: 256, ...(isStrict && { required: true }) })?.toLowerCase() ?? null,
  externalId: body.text('externalId', { required: true, max: 300 }) ?? '',
  isDeleted: body.flag('deleted', { required: true }) ?? false,
});

function readImport(body: BodyReader, isStrict: boolean): Import {
  const found = {
    groups: body.each('groups', { required: true }).map(readGroup),
    members: body.each('members', { required: true }).map((member) => readMember(member, isStrict)),
    isOverwriting: body.flag('overwriteExisting', { required: true }) ?? false,
    isLarge: body.flag('largeImport') ?? false,
    isInviting: body.flag('inviteUsersAfterProvisioning') ?? true,
  };
  body.finish();
  return found;
}

const byExternalId = ({ members }: Organization, externalId: string): MemberRow | undefined =>
  [...members.values()].find((row) => row.externalId === externalId);

function addMember(organization: Organization, { email, externalId }: ImportedMember, status: number): void {
  if (email === null) return;
  const existing = [...organization.members.values()].find((row) => row.email === email);
  if (existing) {
    organization.members.set(existing.id, { ...existing, externalId });
    return;
  }
  const id = randomUUID();
  organization.members.set(id, {
    id,
    userId: null,
    name: null,
    email,
    type: 2,
    status,
    formerStatus: status,
    twoFactorEnabled: false,
    resetPasswordEnrolled: false,
    externalId,
    ssoExternalId: null,
    permissions: null,
  });
}

/** The official server takes members out, owners never; Vaultwarden revokes them. */
function takeOut(organization: Organization, row: MemberRow, isRevoking: boolean): void {
  if (row.type === OWNER) return;
  if (!isRevoking) removeMember(organization, row.id);
  else if (row.status !== REVOKED)
    organization.members.set(row.id, { ...row, status: REVOKED, formerStatus: row.status });
}

function importMembers(organization: Organization, sent: Import, isVaultwarden: boolean): void {
  const status = sent.isInviting ? INVITED : STAGED;
  for (const member of sent.members) {
    const row = byExternalId(organization, member.externalId);
    if (member.isDeleted && row) takeOut(organization, row, isVaultwarden);
    else if (!member.isDeleted && !row) addMember(organization, member, status);
  }
  if (!sent.isOverwriting) return;
  const listed = new Set(sent.members.map(({ externalId }) => externalId));
  for (const row of organization.members.values())
    if (row.externalId !== null && !listed.has(row.externalId)) takeOut(organization, row, false);
}

function importGroups(organization: Organization, groups: readonly ImportedGroup[]): void {
  for (const { name, externalId, memberExternalIds } of groups) {
    const existing = [...organization.groups.values()].find((row) => row.externalId === externalId);
    const id = existing?.id ?? randomUUID();
    organization.groups.set(id, { id, name, externalId });
    const rows = [...organization.members.values()].filter((row) =>
      memberExternalIds.includes(row.externalId),
    );
    replaceMembers(
      organization,
      id,
      rows.map((row) => row.id),
    );
  }
}

/** What a directory says about members and groups. */
export function addImport(app: Hono<PublicApiEnv>, { options }: PublicApiContext): void {
  app.post('/organization/import', (c) => {
    const organization = c.get('organization');
    const isVaultwarden = options.kind === 'vaultwarden';
    const sent = readImport(readBody(c), isVaultwarden);
    const isTooMuch = Math.max(sent.groups.length, sent.members.length) > MOST;
    if (options.kind === 'cloud' && isTooMuch && !sent.isLarge)
      throw refuse(400, 'These are too many members or groups for one import.');
    importMembers(organization, sent, isVaultwarden);
    importGroups(organization, sent.groups);
    return done();
  });
}

import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import type { Access, Member, Permissions } from '../../../public-api/types.ts';
import type { PublicApiContext, PublicApiEnv } from '../context.ts';
import {
  CUSTOM,
  groupIdsOf,
  INVITED,
  isLastOwner,
  type MemberRow,
  type Organization,
  removeMember,
  replaceGroups,
} from '../organization.ts';
import { type BodyReader, readBody } from '../read-body.ts';
import { refuse } from '../refusals.ts';
import { done, findRow, known, listAnswer } from './answers.ts';

export const NO_OWNER = 'Organization must have at least one confirmed owner.';

const PERMISSIONS = [
  'accessEventLogs',
  'accessImportExport',
  'accessReports',
  'createNewCollections',
  'editAnyCollection',
  'deleteAnyCollection',
  'manageGroups',
  'managePolicies',
  'manageSso',
  'manageUsers',
  'manageResetPassword',
  'manageScim',
  'manageAccessRules',
] as const;

interface MemberForm {
  readonly type: number;
  readonly externalId: string | null;
  readonly permissions: Permissions | undefined;
  readonly collections: readonly Access[] | undefined;
  readonly groups: readonly string[] | undefined;
}

export const allPermissions = (sent: Readonly<Record<string, unknown>>): Permissions =>
  Object.fromEntries(PERMISSIONS.map((name) => [name, sent[name] === true]));

function readForm(body: BodyReader): MemberForm {
  const type = body.integer('type', { required: true });
  const permissions = body.object('permissions');
  const form = {
    type: type ?? 0,
    externalId: body.text('externalId', { max: 300 }),
    permissions: permissions && allPermissions(permissions),
    collections: body.access('collections'),
    groups: body.ids('groups'),
  };
  if (type !== null && ![0, 1, 2, CUSTOM].includes(type)) body.note('Type', `The field Type is invalid.`);
  body.finish();
  if (permissions && type !== CUSTOM)
    throw refuse(400, 'Only users with the Custom role may use custom permissions.');
  return form;
}

/** A member as this API tells of them. */
export function memberAnswer(row: MemberRow, collections: readonly Access[] | null): Member {
  const { id, userId, name, email, type, status, twoFactorEnabled, resetPasswordEnrolled } = row;
  const { externalId, ssoExternalId, permissions } = row;
  return {
    object: 'member',
    id,
    userId,
    name,
    email,
    type,
    status,
    twoFactorEnabled,
    resetPasswordEnrolled,
    externalId,
    ssoExternalId,
    permissions: type === CUSTOM ? permissions : null,
    collections: collections && [...collections],
  };
}

export const invitedRow = (
  email: string,
  { type, externalId, permissions }: Pick<MemberForm, 'type' | 'externalId' | 'permissions'>,
): MemberRow => ({
  id: randomUUID(),
  userId: null,
  name: null,
  email,
  type,
  status: INVITED,
  formerStatus: INVITED,
  twoFactorEnabled: false,
  resetPasswordEnrolled: false,
  externalId,
  ssoExternalId: null,
  permissions: permissions ?? null,
});

function readEmail(body: BodyReader): string {
  const email = body.text('email', { required: true, max: 256 });
  if (email && !/^[^@\s]+@[^@\s]+$/.test(email))
    body.note('Email', 'The Email field is not a supported e-mail address format.');
  return (email ?? '').toLowerCase();
}

/** What was sent for collections replaces all that was there; what was not sent for groups leaves them. */
function putAccess(organization: Organization, id: string, { collections, groups }: MemberForm): void {
  organization.memberAccess.replaceOfHolder(id, known(collections ?? [], organization.collections));
  if (groups) replaceGroups(organization, id, groups);
}

function addMemberWrites(app: Hono<PublicApiEnv>, { clock }: PublicApiContext): void {
  app.post('/members', (c) => {
    const organization = c.get('organization');
    const body = readBody(c);
    const email = readEmail(body);
    const form = readForm(body);
    if ([...organization.members.values()].some((member) => member.email === email))
      throw refuse(400, 'This user has already been invited.');
    const row = invitedRow(email, form);
    organization.members.set(row.id, row);
    putAccess(organization, row.id, form);
    organization.journal.add(1500, { memberId: row.id }, clock.now());
    return c.json(memberAnswer(row, form.collections ?? null));
  });
  app.put('/members/:id', (c) => {
    const organization = c.get('organization');
    const row = findRow(c, organization.members);
    const form = readForm(readBody(c));
    const { type, externalId } = form;
    if (type !== row.type && isLastOwner(organization, row)) throw refuse(400, NO_OWNER);
    const permissions = form.permissions ?? (row.type === CUSTOM ? row.permissions : null);
    const changed = { ...row, type, externalId, permissions: type === CUSTOM ? permissions : null };
    organization.members.set(row.id, changed);
    putAccess(organization, row.id, form);
    organization.journal.add(1502, { memberId: row.id }, clock.now());
    return c.json(memberAnswer(changed, form.collections ?? null));
  });
}

/** Members: listed, invited, read, replaced, removed, and put into groups. */
export function addMembers(app: Hono<PublicApiEnv>, context: PublicApiContext): void {
  const { clock } = context;
  app.get('/members', (c) => {
    const { members, memberAccess } = c.get('organization');
    const rows = [...members.values()];
    return c.json(
      listAnswer(
        context,
        rows.map((row) => memberAnswer(row, memberAccess.ofHolder(row.id))),
      ),
    );
  });
  app.get('/members/:id', (c) => {
    const { members, memberAccess } = c.get('organization');
    const row = findRow(c, members);
    return c.json(memberAnswer(row, memberAccess.ofHolder(row.id)));
  });
  addMemberWrites(app, context);
  app.delete('/members/:id', (c) => {
    const organization = c.get('organization');
    const row = findRow(c, organization.members);
    if (isLastOwner(organization, row)) throw refuse(400, NO_OWNER);
    removeMember(organization, row.id);
    organization.journal.add(1503, { memberId: row.id }, clock.now());
    return done();
  });
  app.get('/members/:id/group-ids', (c) => {
    const organization = c.get('organization');
    return c.json(groupIdsOf(organization, findRow(c, organization.members).id));
  });
  app.put('/members/:id/group-ids', (c) => {
    const organization = c.get('organization');
    const { id } = findRow(c, organization.members);
    const body = readBody(c);
    const groupIds = body.ids('groupIds', { required: true }) ?? [];
    body.finish();
    replaceGroups(organization, id, groupIds);
    organization.journal.add(1504, { memberId: id }, clock.now());
    return done();
  });
}

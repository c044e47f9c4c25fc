import type { Context, Hono } from 'hono';
import type { Access, Permissions } from '../../../public-api/types.ts';
import { notFound } from '../../refusals.ts';
import type { PublicApiContext, PublicApiEnv } from '../context.ts';
import {
  CUSTOM,
  INVITED,
  isLastOwner,
  type MemberRow,
  type Organization,
  OWNER,
  REVOKED,
  removeMember,
  replaceGroups,
} from '../organization.ts';
import type { BodyReader } from '../read-body.ts';
import { readSessionBody, refuseRule } from '../session-body.ts';
import { assertMayChange, type Caller, type FindCaller } from '../session-caller.ts';
import { done, known } from './answers.ts';
import { allPermissions, invitedRow, NO_OWNER } from './members.ts';

const ADMIN = 1;

interface Form {
  readonly type: number;
  readonly permissions: Permissions;
  readonly accessSecretsManager: boolean;
  readonly collections: readonly Access[];
  /** Undefined: not sent. */
  readonly groups: readonly string[] | undefined;
}

function readForm(body: BodyReader): Form {
  const form = {
    type: body.integer('type', { required: true }) ?? 0,
    permissions: allPermissions(body.object('permissions') ?? {}),
    accessSecretsManager: body.flag('accessSecretsManager') ?? false,
    collections: body.access('collections') ?? [],
    groups: body.ids('groups'),
  };
  body.finish();
  return form;
}

/** Who may do something to whom. @param types of the member, now and from now on. */
function checkRank(context: PublicApiContext, { role }: Caller, types: readonly number[]): void {
  if (role !== OWNER && types.includes(OWNER))
    throw refuseRule(context, 'Only an Owner can configure another Owner’s account.');
  if (role === CUSTOM && types.includes(ADMIN))
    throw refuseRule(context, 'Custom users can not manage Admins or Owners.');
}

const permissionsOf = ({ type, permissions }: Form): Permissions | null =>
  type === CUSTOM ? permissions : null;

/** Groups that were not sent: the official server leaves them, Vaultwarden clears them. Both take missing collections for none. */
function putPlaces(
  { options }: PublicApiContext,
  organization: Organization,
  id: string,
  { collections, groups }: Form,
): void {
  organization.memberAccess.replaceOfHolder(id, known(collections, organization.collections));
  if (groups || options.kind === 'vaultwarden') replaceGroups(organization, id, groups ?? []);
}

interface Door {
  readonly caller: Caller;
  readonly organization: Organization;
  readonly row: MemberRow;
}

type Act = (door: Door, c: Context<PublicApiEnv>) => void;

const setStatus = ({ organization, row }: Door, change: Partial<MemberRow>): void =>
  void organization.members.set(row.id, { ...row, ...change });

function createActs(context: PublicApiContext): Readonly<Record<string, Act>> {
  const no = (message: string) => refuseRule(context, message);
  const assertNotLast = ({ organization, row }: Door) => {
    if (isLastOwner(organization, row)) throw no(NO_OWNER);
  };
  return {
    'PUT /users/:member': (door, c) => {
      const form = readForm(readSessionBody(context, c, ['type']));
      checkRank(context, door.caller, [form.type]);
      if (form.type !== door.row.type) assertNotLast(door);
      const { type, accessSecretsManager } = form;
      setStatus(door, { type, accessSecretsManager, permissions: permissionsOf(form) });
      putPlaces(context, door.organization, door.row.id, form);
    },
    'POST /users/:member/reinvite': ({ row }) => {
      if (row.status !== INVITED) throw no('User invalid.');
    },
    'PUT /users/:member/revoke': (door) => {
      if (door.row.status === REVOKED) throw no('Already revoked.');
      assertNotLast(door);
      setStatus(door, { status: REVOKED, formerStatus: door.row.status });
    },
    'PUT /users/:member/restore': (door) => {
      if (door.row.status !== REVOKED) throw no('Already active.');
      setStatus(door, { status: door.row.formerStatus });
    },
    'DELETE /users/:member': (door) => {
      assertNotLast(door);
      removeMember(door.organization, door.row.id);
    },
  };
}

function invite(context: PublicApiContext, c: Context<PublicApiEnv>, caller: Caller): void {
  const { organization } = caller;
  const body = readSessionBody(context, c, ['emails', 'groups', 'type']);
  const emails = body.texts('emails') ?? [];
  if (emails.length === 0) body.note('Emails', 'The Emails field is required.');
  const form = readForm(body);
  checkRank(context, caller, [form.type]);
  const isKnown = [...organization.members.values()].some(({ email }) => emails.includes(email));
  if (isKnown) throw refuseRule(context, 'This user has already been invited.');
  for (const email of emails) {
    const row = invitedRow(email.toLowerCase(), {
      type: form.type,
      externalId: null,
      permissions: permissionsOf(form) ?? undefined,
    });
    organization.members.set(row.id, { ...row, accessSecretsManager: form.accessSecretsManager });
    putPlaces(context, organization, row.id, form);
  }
}

/** What members who have signed in do to others, where their role includes it. */
export function addSessionMembers(
  app: Hono<PublicApiEnv>,
  context: PublicApiContext,
  findCaller: FindCaller,
): void {
  const enter = async (c: Context<PublicApiEnv>): Promise<Caller> => {
    const caller = await findCaller(c, c.req.param('id') ?? '');
    assertMayChange(context, caller, 'manageUsers');
    return caller;
  };
  app.post('/api/organizations/:id/users/invite', async (c) => {
    invite(context, c, await enter(c));
    return done();
  });
  for (const [route, act] of Object.entries(createActs(context))) {
    const [method = '', path = ''] = route.split(' ');
    app.on(method, `/api/organizations/:id${path}`, async (c) => {
      const caller = await enter(c);
      const { organization } = caller;
      const row = organization.members.get((c.req.param('member') ?? '').toLowerCase());
      if (!row) throw notFound();
      checkRank(context, caller, [row.type]);
      act({ caller, organization, row }, c);
      return done();
    });
  }
}

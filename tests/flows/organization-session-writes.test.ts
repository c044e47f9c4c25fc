import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { updateUnlocked } from '../../lib/account/unlocked';
import { idOf, type PublicApiServer } from '../server/public-api/index';
import { BY_KEY, CHANGES, COLLECTION, GROUP, MEMBER, NAME } from './member-changes';
import { closeMembers, startAsMember } from './member-rig';

afterEach(closeMembers);

type Started = Awaited<ReturnType<typeof startAsMember>>;

/** An organisation in which every row has something that is none of the console's. */
async function startRich(...args: Parameters<typeof startAsMember>): Promise<Started> {
  const started = await startAsMember(...args);
  const { members, groups, collections } = started.service.organization;
  members.set(MEMBER, {
    ...members.get(MEMBER)!,
    accessSecretsManager: true,
    permissions: { accessEventLogs: true, manageScim: true },
  });
  groups.set(GROUP, { ...groups.get(GROUP)!, accessAll: true });
  collections.set(COLLECTION, { ...collections.get(COLLECTION)!, name: NAME });
  return started;
}

/** What was sent to change something, with its body. */
const writes = ({ sent }: Started) =>
  sent()
    .filter(({ method, path }) => method !== 'GET' && path.includes('/organizations/'))
    .map(({ method, path, body, status }) => {
      const text = new TextDecoder().decode(body);
      const json = text === '' ? null : (JSON.parse(text) as Record<string, unknown>);
      return { line: `${method} ${path.split('/').slice(4).join('/')}`, json, status };
    });

/** All that the organisation is, to be compared. */
const shapeOf = ({ organization }: PublicApiServer) => ({
  members: [...organization.members.values()],
  groups: [...organization.groups.values()],
  collections: [...organization.collections.values()],
  policies: [...organization.policies.values()],
  memberships: [...organization.memberships].sort(),
  access: [...organization.collections.keys()].map((id) => [
    organization.memberAccess.ofCollection(id),
    organization.groupAccess.ofCollection(id),
  ]),
});

/** Reads rows as they are, and writes them back as they were read. */
async function writeBack({ rig, wish }: Started) {
  const one = { member: MEMBER, group: GROUP, collection: COLLECTION };
  const member = await rig.ask('org.member', { ...wish, ...one });
  const groups = await rig.ask('org.groupsOf', { ...wish, ...one });
  await rig.ask('org.putMember', { ...wish, ...one, change: { ...member, type: member.type ?? 2, groups } });
  const group = await rig.ask('org.group', { ...wish, ...one });
  const members = await rig.ask('org.membersOf', { ...wish, ...one });
  await rig.ask('org.putGroup', { ...wish, ...one, change: { ...group, members } });
  const collection = await rig.ask('org.collection', { ...wish, ...one });
  await rig.ask('org.putCollection', { ...wish, ...one, change: collection });
  const policy = await rig.ask('org.policy', { ...wish, type: 1 });
  await rig.ask('org.putPolicy', { ...wish, type: 1, change: policy });
}

describe.each(['cloud', 'vaultwarden'] as const)('a change by one’s own sign-in, %s', (kind) => {
  it.each(CHANGES)('is sent once, as the server takes it: %s', async (_, act, line, body) => {
    const started = await startAsMember({ kind });
    await act(started.rig, started.wish);
    expect(writes(started)).toEqual([{ line, json: body, status: 200 }]);
  });

  it('leaves everything of a row that is written back as it was read', async () => {
    const started = await startRich({ kind });
    const before = shapeOf(started.service);
    await writeBack(started);
    const after = shapeOf(started.service);
    const flags = (row: (typeof after.members)[number]) => ({
      ...row,
      permissions: Object.entries(row.permissions ?? {}).filter(([, is]) => is),
    });
    expect({ ...after, members: after.members.map(flags) }).toEqual({
      ...before,
      members: before.members.map(flags),
    });
    expect(writes(started).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(writes(started)[2]?.json).toMatchObject({ name: NAME });
  });

  it('writes back what the server says besides, of which nothing is known here', async () => {
    const started = await startRich({ kind });
    const { service } = started;
    const add = (extra: object) => ({
      kind: 'mutate' as const,
      mutate: ({ data, ...page }: Record<string, unknown>) => ({
        ...page,
        data: (data as object[]).map((row) => ({ ...row, ...extra })),
      }),
    });
    service.faults.always(
      { method: 'GET', path: /organizations\/[^/]+\/users$/ },
      add({ newOne: [1], permissions: { may: true } }),
    );
    service.faults.always({ method: 'GET', path: /\/groups\/details$/ }, add({ newOne: { a: 2 } }));
    service.faults.always({ method: 'GET', path: /\/collections\/details$/ }, add({ newOne: 'three' }));
    await writeBack(started);
    expect(writes(started).map(({ json }) => json?.newOne)).toEqual([[1], { a: 2 }, 'three', undefined]);
    expect(writes(started)[0]?.json).toMatchObject({ permissions: { may: true } });
  });

  it('is told in the server’s words when it is against its rules', async () => {
    const { rig, wish } = await startAsMember({ kind });
    await rig.ask('org.revoke', { ...wish, member: MEMBER });
    await expect(rig.ask('org.revoke', { ...wish, member: MEMBER })).rejects.toMatchObject({
      info: { code: 'server-refused', details: { message: 'Already revoked.' } },
    });
    const change = { enabled: true, data: null };
    await expect(rig.ask('org.putPolicy', { ...wish, type: 4, change })).rejects.toMatchObject({
      info: { details: { message: expect.stringContaining('ingle organization') } },
    });
  });

  it('of what is gone is not taken for the end of the session', async () => {
    const { rig, wish } = await startAsMember({ kind });
    await expect(rig.ask('org.deleteGroup', { ...wish, group: idOf('group', 99) })).rejects.toThrow(
      'org-may-not',
    );
    expect((await rig.status()).accounts[0]).toMatchObject({ state: 'unlocked', needsSignIn: false });
  });

  it('is refused by the server for a role that was lowered meanwhile, and the session goes on', async () => {
    const started = await startAsMember({ kind });
    const { rig, wish, become } = started;
    become({ type: 2 });
    for (const [, act] of CHANGES) await expect(act(rig, wish)).rejects.toThrow('org-may-not');
    expect((await rig.status()).accounts[0]).toMatchObject({ state: 'unlocked', needsSignIn: false });
  });
});

describe('a change that there is by key alone', () => {
  it.each(BY_KEY)('is refused before anything is sent: %s', async (name, change) => {
    const { rig, wish, key, sent } = await startAsMember();
    await expect(rig.ask(name, { ...wish, ...change })).rejects.toThrow('org-by-key');
    await expect(rig.ask(name, { ...key, way: 'session', ...change })).rejects.toThrow('org-by-key');
    expect(sent()).toHaveLength(0);
  });
});

describe('a row of which a part is not told', () => {
  it('is no beginning of a change', async () => {
    const started = await startRich();
    const { rig, wish, service } = started;
    service.faults.always({ path: /details$/ }, { kind: 'status', status: 404 });
    await expect(rig.ask('org.group', { ...wish, group: GROUP })).rejects.toThrow('org-part');
    service.faults.always(
      { path: /organizations\/[^/]+\/users$/ },
      { kind: 'rewrite', rewrite: (body) => body.replaceAll('"groups":', '"others":') },
    );
    await expect(rig.ask('org.member', { ...wish, member: MEMBER })).rejects.toThrow('org-part');
    service.faults.always(
      { path: /\/policies$/ },
      { kind: 'rewrite', rewrite: (body) => body.replace(/"data":\{"minC[^}]*\}/, '"data":"{\\"minC"') },
    );
    await expect(rig.ask('org.policy', { ...wish, type: 1 })).rejects.toThrow('org-part');
  });

  it('does not lose it to a change that does not tell it', async () => {
    const started = await startRich();
    const { rig, wish } = started;
    const access = { externalId: null, access: [] };
    const asked = [
      rig.ask('org.putMember', { ...wish, member: MEMBER, change: { type: 2, permissions: [], ...access } }),
      rig.ask('org.putGroup', { ...wish, group: GROUP, change: { name: 'Help', ...access } }),
      rig.ask('org.putCollection', { ...wish, collection: COLLECTION, change: access }),
      rig.ask('org.putCollection', {
        ...wish,
        collection: COLLECTION,
        change: { ...access, more: { name: NAME } },
      }),
    ];
    for (const one of asked) await expect(one).rejects.toThrow('org-part');
    expect(writes(started)).toEqual([]);
  });
});

describe('a change that goes wrong', () => {
  const path = new RegExp(`/users/${MEMBER}/revoke$`);
  const revoke = ({ rig, wish }: Started) => rig.ask('org.revoke', { ...wish, member: MEMBER });

  it.each([
    ['a broken line', { kind: 'drop' }, 'unreachable'],
    ['a fault', { kind: 'status', status: 500 }, 'server-error'],
    ['a proxy’s page', { kind: 'html', status: 502 }, 'server-error'],
    ['a web page', { kind: 'html' }, 'html-answer'],
    ['half an answer', { kind: 'instead', status: 200, body: '{"id":' }, 'answer-damaged'],
    ['a server that was too slow', { kind: 'status', status: 408 }, 'server-refused'],
  ] as const)('is sent once, and said to be perhaps made: %s', async (_, fault, reason) => {
    const started = await startAsMember();
    started.service.faults.always({ path }, fault);
    const { host } = new URL(started.service.url);
    await expect(revoke(started)).rejects.toMatchObject({
      info: { code: 'perhaps-done', details: { host, reason } },
    });
    expect(writes(started)).toHaveLength(1);
  });

  it.each([
    ['a pause', { kind: 'too-many', retryAfter: 0 }, 'too-many-requests'],
    ['a role too low', { kind: 'status', status: 403 }, 'org-may-not'],
    ['nothing there', { kind: 'status', status: 404 }, 'org-may-not'],
    ['a way elsewhere', { kind: 'redirect', location: 'http://127.0.0.1:1/' }, 'redirected'],
  ] as const)('is sent once, and said not to be made: %s', async (_, fault, code) => {
    const started = await startAsMember();
    started.service.faults.always({ path }, fault);
    await expect(revoke(started)).rejects.toThrow(code);
    expect(writes(started)).toHaveLength(1);
    expect(started.service.organization.members.get(MEMBER)?.status).toBe(2);
  });

  it('is sent again with a new token, once: one that was refused has done nothing', async () => {
    const started = await startAsMember();
    started.service.faults.once({ path }, { kind: 'status', status: 401 });
    await revoke(started);
    expect(writes(started)).toHaveLength(2);
    expect(started.service.organization.members.get(MEMBER)?.status).toBe(-1);
  });
});

describe('a change for which there is no token any more', () => {
  it('says that nothing was done when there was no new one to be had', async () => {
    const started = await startAsMember();
    const { rig, wish, service, account } = started;
    await updateUnlocked(account, { accessUntil: 0 });
    service.faults.always({ path: '/identity/connect/token' }, { kind: 'drop' });
    await expect(rig.ask('org.revoke', { ...wish, member: MEMBER })).rejects.toThrow('unreachable');
    expect(writes(started)).toEqual([]);
  });
});

describe('who may change an organisation by their own sign-in', () => {
  it.each([
    ['a member', { type: 2 }, 'org-may-not'],
    ['a role that only looks', { type: 4, permissions: { accessEventLogs: true } }, 'org-may-not'],
    ['somebody revoked', { status: -1 }, 'not-found'],
    ['somebody who has not been confirmed', { status: 1 }, 'not-found'],
  ] as const)('is not %s: nothing is sent', async (_, membership, code) => {
    const { rig, wish, sent } = await startAsMember({}, membership);
    for (const [, act] of CHANGES) await expect(act(rig, wish)).rejects.toThrow(code);
    expect(sent()).toHaveLength(0);
  });

  it('is a role of its own as far as its permissions go', async () => {
    const started = await startAsMember({}, { type: 4, permissions: { manageUsers: true } });
    const { rig, wish } = started;
    const outcome = async ([name, act]: (typeof CHANGES)[number]) =>
      act(rig, wish).then(
        () => [name, 'done'],
        (error: Error) => [name, error.message],
      );
    const outcomes: string[][] = [];
    for (const change of CHANGES) outcomes.push(await outcome(change));
    const isOfMembers = ([name = '']: string[]) => /invite|edit a member|remove|revoke|restore/.test(name);
    expect(outcomes.filter(isOfMembers).every(([, what]) => what === 'done')).toBe(true);
    expect(new Set(outcomes.filter((one) => !isOfMembers(one)).map(([, what]) => what))).toEqual(
      new Set(['org-may-not']),
    );
  });

  it('is nobody who has not said yes to it, whose account is locked, or whose browser may not go there', async () => {
    const stranger = await startAsMember({}, {}, false);
    for (const [, act] of CHANGES)
      await expect(act(stranger.rig, stranger.wish)).rejects.toThrow('not-found');
    expect(writes(stranger)).toEqual([]);
    await closeMembers();
    const started = await startAsMember();
    const [, revoke] = CHANGES.find(([name]) => name === 'revoke')!;
    const other = { ...started.wish, id: idOf('organization', 1) };
    await expect(revoke(started.rig, other)).rejects.toThrow('not-found');
    vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => false);
    await expect(revoke(started.rig, started.wish)).rejects.toThrow('permission-missing');
    vi.restoreAllMocks();
    await started.rig.ask('account.lock');
    await expect(revoke(started.rig, started.wish)).rejects.toThrow('locked');
    expect(writes(started)).toEqual([]);
  });
});

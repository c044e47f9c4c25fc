import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { OrgEvent, OrgPage } from '../../lib/protocol';
import { idOf, SAMPLE_KEY } from '../server/public-api/index';
import { closeMembers, startAsMember } from './member-rig';
import { until } from './until';

afterEach(closeMembers);

type Started = Awaited<ReturnType<typeof startAsMember>>;

/** Without what is told to members alone. */
const bare = ({ more: _, groups: __, ...row }: object & { more?: unknown; groups?: unknown }) => row;

/** All parts of a log. */
async function readLog({ rig, wish, query }: Started, only: { actingUserId?: string; itemId?: string } = {}) {
  const pages: OrgPage<OrgEvent>[] = [];
  let next: string | null = null;
  do {
    const args: unknown = { ...wish, query: { ...query, ...only }, ...(next !== null && { next }) };
    const page: OrgPage<OrgEvent> = await rig.ask('org.events', args);
    pages.push(page);
    next = page.next;
  } while (next !== null);
  return { pages, rows: pages.flatMap(({ rows }) => rows) };
}

describe('an organisation on a server without an API for its key', () => {
  it.each([
    ['Vaultwarden’s framework', null],
    ['a page of it', { kind: 'html', status: 404 }],
  ] as const)('is told to be there by other means only, after one question: %s', async (_, fault) => {
    const { rig, service, key, asked } = await startAsMember({ kind: 'vaultwarden' });
    if (fault) service.faults.always({ path: '/api/public/members' }, fault);
    await expect(rig.ask('org.members', key)).rejects.toMatchObject({
      info: { code: 'org-api-absent', details: { host: new URL(service.url).host, number: '404' } },
    });
    expect([asked('/connect/token'), asked('/public/members')]).toEqual([1, 1]);
  });

  it('is not mistaken for one in which something is missing', async () => {
    const { rig, service, key } = await startAsMember();
    const faults = [
      { kind: 'status', status: 404 },
      { kind: 'status', status: 404, body: { object: 'error', message: 'Resource not found.' } },
    ] as const;
    for (const fault of faults) {
      service.faults.once({ path: '/api/public/members' }, fault);
      await expect(rig.ask('org.members', key)).rejects.toThrow('org-missing');
    }
  });
});

describe('an organisation read as one of its members', () => {
  it('shows what its key shows', async () => {
    const { rig, key, wish, query } = await startAsMember();
    const bySso = (one: object) => ({ ...one, ssoExternalId: null });
    const members = await rig.ask('org.members', wish);
    expect(members.rows.map(bare)).toEqual((await rig.ask('org.members', key)).rows.map(bySso));
    expect(members).toMatchObject({ unread: 0, next: null });
    const byKey = [
      await rig.ask('org.groups', key),
      await rig.ask('org.collections', key),
      await rig.ask('org.policies', key),
    ];
    const bySession = [
      await rig.ask('org.groups', wish),
      await rig.ask('org.collections', wish),
      await rig.ask('org.policies', wish),
    ];
    expect(bySession.map(({ rows, ...page }) => ({ ...page, rows: rows.map(bare) }))).toEqual(byKey);
    const member = { member: idOf('member', 4) };
    expect(await rig.ask('org.groupsOf', { ...wish, ...member })).toEqual(
      await rig.ask('org.groupsOf', { ...key, ...member }),
    );
    const group = { group: idOf('group', 2) };
    expect(await rig.ask('org.membersOf', { ...wish, ...group })).toEqual(
      await rig.ask('org.membersOf', { ...key, ...group }),
    );
    const first = await rig.ask('org.events', { ...wish, query });
    expect(first.rows).toEqual((await rig.ask('org.events', { ...key, query })).rows);
    const money = await rig.ask('org.subscription', wish);
    expect(money.passwordManager).toEqual((await rig.ask('org.subscription', key)).passwordManager);
  });

  it.each([
    ['cloud', [50, 50, 37]],
    ['vaultwarden', [30, 29, 29, 29, 20]],
  ] as const)('tells its log page by page, each row once: %s', async (kind, sizes) => {
    const { pages, rows } = await readLog(await startAsMember({ kind }));
    expect(pages.map((page) => page.rows.length)).toEqual(sizes);
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(137);
  });

  it('has two rows that are alike but for nothing told as two', async () => {
    const started = await startAsMember({ kind: 'vaultwarden' });
    const { journal } = started.service.organization;
    const at = started.service.clock.now() - 1000;
    for (let count = 0; count < 31; count += 1)
      journal.add(1107, { itemId: idOf('item', 1) }, at + Math.floor(count / 4));
    const { rows } = await readLog(started);
    expect(rows).toHaveLength(168);
  });

  it.each(['cloud', 'vaultwarden'] as const)(
    'tells the log of one person, or of one item: %s',
    async (kind) => {
      const started = await startAsMember({ kind });
      const actingUserId = idOf('user', 2);
      const { journal } = started.service.organization;
      const now = started.service.clock.now();
      for (let count = 60; count > 0; count -= 1) journal.add(1000, { actingUserId }, now - 5000 - count);
      const all = (await readLog(started)).rows;
      // Done to them, not by them.
      journal.add(1502, { memberId: idOf('member', 2), actingUserId: idOf('user', 1) }, now - 5000);
      const before = started.asked('/users');
      const { rows } = await readLog(started, { actingUserId });
      expect(rows).toEqual(all.filter((row) => row.actingUserId === actingUserId));
      expect(rows.length).toBeGreaterThan(60);
      // Which membership is theirs is asked once for all pages.
      expect(started.asked('/users') - before).toBe(1);
      expect(started.asked(`/users/${idOf('member', 2)}/events`)).toBeGreaterThan(0);
      const itemId = idOf('item', 2);
      expect((await readLog(started, { itemId })).rows).toEqual(all.filter((row) => row.itemId === itemId));
    },
  );

  it('is looked for where older servers have it, once', async () => {
    const { rig, service, wish, asked } = await startAsMember();
    service.faults.always({ path: /details$/ }, { kind: 'status', status: 404 });
    for (const _ of [1, 2]) {
      const { rows } = await rig.ask('org.groups', wish);
      expect(rows.map(({ name, access }) => [name, access])[0]).toEqual(['Engineering', []]);
    }
    expect([asked('/groups/details'), asked('/groups')]).toEqual([1, 2]);
  });

  it('is one of those that the account is in', async () => {
    const { rig, service, account, organization } = await startAsMember();
    const mayChange = ['members', 'groups', 'collections', 'endOfCollections', 'policies'];
    const owner = { membership: expect.any(String), role: 0, mayRead: true, mayChange };
    expect(await rig.ask('org.places', { account })).toEqual([
      { id: organization, name: 'Hollis', api: `${service.url}/api`, ...owner },
    ]);
  });
});

describe('one row, read as one of its members', () => {
  it('is what the key shows of it', async () => {
    const { rig, key, wish } = await startAsMember();
    const member = { member: idOf('member', 4) };
    const group = { group: idOf('group', 2) };
    const [collection] = (await rig.ask('org.collections', key)).rows.map(({ id }) => ({ collection: id }));
    const { ssoExternalId: _, ...byKey } = await rig.ask('org.member', { ...key, ...member });
    expect(await rig.ask('org.member', { ...wish, ...member })).toMatchObject(byKey);
    expect(bare(await rig.ask('org.group', { ...wish, ...group }))).toEqual(
      await rig.ask('org.group', { ...key, ...group }),
    );
    expect(bare(await rig.ask('org.collection', { ...wish, ...collection }))).toEqual(
      await rig.ask('org.collection', { ...key, ...collection }),
    );
    expect(await rig.ask('org.policy', { ...wish, type: 1 })).toEqual(
      await rig.ask('org.policy', { ...key, type: 1 }),
    );
    await expect(rig.ask('org.group', { ...wish, group: idOf('group', 99) })).rejects.toThrow('org-missing');
  });
});

describe('an organisation to which the person has not said yes', () => {
  it('is not offered, and nothing is asked about it', async () => {
    const { rig, wish, account, sent } = await startAsMember({}, {}, false);
    expect(await rig.ask('org.places', { account })).toEqual([]);
    await expect(rig.ask('org.members', wish)).rejects.toThrow('not-found');
    expect(sent().filter(({ path }) => path.includes('/organizations/'))).toHaveLength(0);
    const [stranger] = (await rig.status()).sync.strangers;
    await rig.ask('sync.answerOrganization', { id: wish.id, print: stranger?.print, isAccepted: false });
    expect(await rig.ask('org.places', { account })).toEqual([]);
    await rig.ask('sync.answerOrganization', { id: wish.id, print: stranger?.print, isAccepted: true });
    await until(async () => (await rig.ask('org.places', { account })).length === 1);
    expect((await rig.ask('org.members', wish)).rows.length).toBeGreaterThan(0);
  });
});

describe('somebody’s own sign-in', () => {
  it('goes to the account’s own server, and the key’s secret and token nowhere with it', async () => {
    const { rig, service, wish, key, sent, query } = await startAsMember({ kind: 'vaultwarden' });
    await rig.ask('org.members', key).catch(() => undefined);
    const before = sent().length;
    for (const name of ['org.members', 'org.groups', 'org.collections', 'org.policies'] as const)
      await rig.ask(name, wish);
    await rig.ask('org.events', { ...wish, query });
    const requests = sent().slice(before);
    expect(requests.map(({ path }) => path.split('/').slice(4).join('/'))).toEqual([
      'users',
      'groups/details',
      'collections/details',
      'policies',
      'events',
    ]);
    const { accessToken } = await rig.ask('credential.token', { id: key.id });
    for (const request of requests) {
      const text = JSON.stringify(request);
      expect(text).not.toContain(accessToken);
      expect(text).not.toContain(SAMPLE_KEY);
      expect(service.tokens.find(request.headers.authorization?.slice(7) ?? '')).toBeNull();
    }
  });

  it.each([
    ['a member', { type: 2 }],
    ['a role without permissions', { type: 4 }],
    ['somebody revoked', { status: -1 }],
  ])('sends nothing for %s', async (_, membership) => {
    const { rig, wish, account, sent } = await startAsMember({}, membership);
    const code = 'status' in membership ? 'not-found' : 'org-role';
    await expect(rig.ask('org.members', wish)).rejects.toThrow(code);
    expect((await rig.ask('org.places', { account })).some(({ mayRead }) => mayRead)).toBe(false);
    expect(sent()).toHaveLength(0);
  });

  it.each(['cloud', 'vaultwarden'] as const)(
    'is kept when the server shows a part to other roles: %s',
    async (kind) => {
      const { rig, wish, query } = await startAsMember(
        { kind },
        { type: 4, permissions: { accessEventLogs: true } },
      );
      expect((await rig.ask('org.events', { ...wish, query })).rows.length).toBeGreaterThan(0);
      await expect(rig.ask('org.policies', wish)).rejects.toThrow('org-role');
      await expect(rig.ask('org.subscription', wish)).rejects.toThrow('org-role');
      expect((await rig.status()).accounts[0]).toMatchObject({ state: 'unlocked', needsSignIn: false });
      expect((await rig.ask('org.events', { ...wish, query })).rows.length).toBeGreaterThan(0);
    },
  );

  it('is told to have ended when it has', async () => {
    const { rig, wish, service } = await startAsMember({ kind: 'vaultwarden' });
    service.faults.always({ path: /\/users$/ }, { kind: 'status', status: 401 });
    service.faults.always(
      { path: '/identity/connect/token' },
      { kind: 'status', status: 400, body: { error: 'invalid_grant' } },
    );
    await expect(rig.ask('org.members', wish)).rejects.toThrow('session-revoked');
  });

  it('is no way in while the account is locked', async () => {
    const { rig, wish, account, sent } = await startAsMember();
    await rig.ask('account.lock');
    await expect(rig.ask('org.members', wish)).rejects.toThrow('locked');
    await expect(rig.ask('org.places', { account })).rejects.toThrow('locked');
    expect(sent().filter(({ path }) => path.includes('/organizations/'))).toHaveLength(0);
  });

  it('stays here when the browser has not been allowed to talk to the server', async () => {
    const { rig, wish, sent } = await startAsMember();
    vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => false);
    await expect(rig.ask('org.members', wish)).rejects.toThrow('permission-missing');
    expect(sent()).toHaveLength(0);
  });
});

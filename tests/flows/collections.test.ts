import { afterEach, describe, expect, it } from 'vitest';
import type { ServerOptions } from '../server/index';
import { addSharedOrganization, type SharedOptions } from '../server/shared-organization';
import { BANK, offline } from './editing';
import { closeRigs, createRig, type Rig } from './rig';

afterEach(closeRigs);

const OWNER = 0;
const USER = 2;
const CUSTOM = 4;
const LIMITED = { limitCreation: true, limitDeletion: true };
const WRITES = /^\/api\/organizations\/[^/]+\/collections/;

/** A background that is signed in to an account in an organisation, with one collection that has an item. */
async function start(
  shared: SharedOptions,
  rights: Parameters<Awaited<ReturnType<typeof addSharedOrganization>>['collection']>[1] = {},
  server: ServerOptions = {},
) {
  const rig = await createRig({ server });
  const organization = await addSharedOrganization(rig.server, rig.account, shared);
  const id = await organization.collection('Finance', rights);
  await organization.item(BANK, [id]);
  await rig.signIn();
  await rig.list();
  return { rig, organization, id };
}

const names = async (rig: Rig) => (await rig.list()).collections.map(({ name }) => name).sort();
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { info?: { code: string } }) => error.info?.code ?? String(error),
  );
const writesOf = (rig: Rig) =>
  rig.server.log.filter(({ method, path }) => method !== 'GET' && WRITES.test(path));
const lastBody = (rig: Rig) =>
  JSON.parse(new TextDecoder().decode(writesOf(rig).at(-1)?.body ?? new Uint8Array())) as Record<
    string,
    unknown
  >;

describe('what a person may do in collections', () => {
  it('comes with the sync, and stands in the list', async () => {
    const { rig, organization, id } = await start(
      { type: CUSTOM, permissions: { editAnyCollection: true }, rules: { limitCreation: true } },
      { readOnly: true, hidePasswords: true },
    );
    const { collections, organizations } = await rig.list();
    expect(collections).toEqual([
      {
        id,
        organizationId: organization.id,
        name: 'Finance',
        readOnly: true,
        hidePasswords: true,
        manage: false,
        isDefault: false,
      },
    ]);
    expect(organizations).toMatchObject([
      {
        id: organization.id,
        role: 'custom',
        isConfirmed: true,
        enabled: true,
        permissions: { createNewCollections: false, editAnyCollection: true, deleteAnyCollection: false },
        limitCollectionCreation: true,
        limitCollectionDeletion: false,
        organizationUserId: organization.membershipId,
      },
    ]);
  });
});

describe('a collection', () => {
  it('is made, renamed and deleted on the server; the list shows it', async () => {
    const { rig, organization } = await start({ type: OWNER });
    const { id } = await rig.ask('collection.create', {
      organizationId: organization.id,
      name: 'Work/Servers',
    });
    expect(await organization.nameOf(id)).toBe('Work/Servers');
    expect(await names(rig)).toEqual(['Finance', 'Work/Servers']);
    expect((await rig.list()).collections.find((one) => one.id === id)?.manage).toBe(true);
    await rig.ask('collection.rename', { id, name: 'Work/Machines' });
    expect(await organization.nameOf(id)).toBe('Work/Machines');
    expect(await names(rig)).toEqual(['Finance', 'Work/Machines']);
    await rig.ask('collection.remove', { id });
    expect(await organization.nameOf(id)).toBeNull();
    expect(await names(rig)).toEqual(['Finance']);
  });

  it('keeps all who get into it when it is renamed', async () => {
    const { rig, organization, id } = await start({ type: USER }, { manage: true });
    const reader = organization.other(id, { readOnly: true, hidePasswords: true });
    const groups = [{ id: 'group', readOnly: false, hidePasswords: true, manage: false }];
    rig.server.store.collections.change(id, { externalId: 'ldap-7', groups });
    await rig.ask('collection.rename', { id, name: 'Money' });
    expect(await organization.nameOf(id)).toBe('Money');
    const { name, ...rest } = lastBody(rig);
    expect(name).not.toContain('Money');
    expect(rest).toEqual({
      externalId: 'ldap-7',
      groups,
      users: expect.arrayContaining([
        { id: reader, readOnly: true, hidePasswords: true, manage: false },
        { id: organization.membershipId, readOnly: false, hidePasswords: false, manage: true },
      ]),
    });
    expect(rig.server.store.access.where('collectionId', id)).toHaveLength(2);
    expect(rig.server.store.collections.get(id)).toMatchObject({ externalId: 'ldap-7', groups });
  });

  it('takes those inside it along, each by a request of its own, with all who get in', async () => {
    const { rig, organization, id } = await start({ type: OWNER }, { manage: true });
    const inside = await organization.collection('Finance/Tax', {});
    organization.other(inside, { readOnly: true });
    const access = () =>
      rig.server.store.access.where('collectionId', inside).map(({ id: _, ...rights }) => rights);
    const getIn = access();
    await rig.ask('sync.now');
    const syncs = () => rig.server.log.filter(({ path }) => path === '/api/sync').length;
    const before = syncs();
    await rig.ask('collection.rename', { id: inside, name: 'Money/Tax', isFollowed: true });
    expect(syncs()).toBe(before);
    await rig.ask('collection.rename', { id, name: 'Money' });
    expect(syncs()).toBe(before + 1);
    expect(await names(rig)).toEqual(['Money', 'Money/Tax']);
    expect(writesOf(rig).map(({ method }) => method)).toEqual(['PUT', 'PUT']);
    expect(getIn).toHaveLength(2);
    expect(access()).toEqual(expect.arrayContaining(getIn));
  });

  it.each<[string, string | ((body: string) => string)]>([
    ['a refusal', '{"message":"Resource not found."}'],
    ['an answer without its groups', (body) => body.replace('"groups":', '"grp":')],
    ['an entry that lacks a right', (body) => body.replace('"manage":true}', '"m":true}')],
    ['an empty object', () => '{}'],
  ])('is not renamed where %s hides who gets in', async (_what, change) => {
    const { rig, organization, id } = await start({ type: OWNER }, { manage: true });
    rig.server.faults.once(
      { path: /\/details$/ },
      typeof change === 'string'
        ? { kind: 'status', status: 404, body: change }
        : { kind: 'rewrite', rewrite: change },
    );
    expect(await codeOf(rig.ask('collection.rename', { id, name: 'Money' }))).toBe(
      'collection-access-unread',
    );
    expect(writesOf(rig)).toEqual([]);
    expect(await organization.nameOf(id)).toBe('Finance');
  });

  it('names its maker as the one who manages it', async () => {
    const { rig, organization } = await start({ type: USER });
    await rig.ask('collection.create', { organizationId: organization.id, name: 'Mine' });
    expect(lastBody(rig)).toMatchObject({
      externalId: null,
      groups: [],
      users: [{ id: organization.membershipId, readOnly: false, hidePasswords: false, manage: true }],
    });
  });

  it('leaves its items where else they lie', async () => {
    const { rig, organization, id } = await start({ type: OWNER });
    const other = await organization.collection('Other', {});
    const both = await organization.item({ ...BANK, name: 'Both' }, [id, other]);
    await rig.ask('sync.now');
    await rig.ask('collection.remove', { id });
    expect((await rig.list()).rows.map(({ id: row, collectionIds }) => [row, collectionIds])).toEqual([
      [both, [other]],
    ]);
    expect(rig.server.store.ciphers.all()).toHaveLength(2);
  });
});

describe('a role that does not allow it', () => {
  it('is told before anything is sent', async () => {
    const { rig, organization, id } = await start({ type: USER, rules: LIMITED });
    const { id: organizationId } = organization;
    const refused = 'collection-forbidden';
    expect(await codeOf(rig.ask('collection.create', { organizationId, name: 'X' }))).toBe(refused);
    expect(await codeOf(rig.ask('collection.rename', { id, name: 'X' }))).toBe(refused);
    expect(await codeOf(rig.ask('collection.remove', { id }))).toBe(refused);
    expect(writesOf(rig)).toEqual([]);
  });

  it('is told where the server has taken a right away meanwhile', async () => {
    const { rig, organization, id } = await start({ type: OWNER });
    rig.server.store.memberships.change(organization.membershipId, { type: USER });
    rig.server.store.organizations.change(organization.id, { collectionRules: LIMITED });
    const { id: organizationId } = organization;
    expect(await codeOf(rig.ask('collection.create', { organizationId, name: 'X' }))).toBe('server-refused');
    expect(await codeOf(rig.ask('collection.remove', { id }))).toBe('collection-forbidden');
    expect(await names(rig)).toEqual(['Finance']);
  });

  it('is no end of the session where a server says 401 for it', async () => {
    const { rig, organization, id } = await start(
      { type: USER, rules: { limitCreation: false, limitDeletion: false } },
      { manage: true },
      { roles: 'vaultwarden' },
    );
    const { id: organizationId } = organization;
    const refused = 'collection-forbidden';
    expect(await codeOf(rig.ask('collection.create', { organizationId, name: 'X' }))).toBe(refused);
    expect(await codeOf(rig.ask('collection.rename', { id, name: 'X' }))).toBe(refused);
    expect(await codeOf(rig.ask('collection.remove', { id }))).toBe(refused);
    expect(await rig.status()).toMatchObject({ state: 'unlocked', sync: { error: null } });
    expect(await names(rig)).toEqual(['Finance']);
  });

  it('never touches what the server makes for each person', async () => {
    const { rig, organization } = await start({ type: OWNER });
    const id = await organization.collection('My items', { manage: true }, { type: 1 });
    await rig.ask('sync.now');
    expect(await codeOf(rig.ask('collection.rename', { id, name: 'X' }))).toBe('collection-forbidden');
    expect(await codeOf(rig.ask('collection.remove', { id }))).toBe('collection-forbidden');
  });
});

describe('without the server', () => {
  it('nothing is changed, and nothing waits', async () => {
    const { rig, organization, id } = await start({ type: OWNER }, { manage: true });
    const end = offline(rig);
    const { id: organizationId } = organization;
    expect(await codeOf(rig.ask('collection.create', { organizationId, name: 'X' }))).toBe('unreachable');
    expect(await codeOf(rig.ask('collection.rename', { id, name: 'X' }))).toBe('unreachable');
    expect(await codeOf(rig.ask('collection.remove', { id }))).toBe('unreachable');
    end();
    await rig.ask('sync.now');
    expect(await names(rig)).toEqual(['Finance']);
    expect((await rig.status()).outbox.waiting).toEqual([]);
  });

  it('a lost answer makes no second collection', async () => {
    const { rig, organization } = await start({ type: OWNER });
    rig.server.faults.once({ path: WRITES }, { kind: 'rewrite', rewrite: () => '<p>Bad gateway</p>' });
    const { id } = await rig.ask('collection.create', { organizationId: organization.id, name: 'Once' });
    expect(await organization.nameOf(id)).toBe('Once');
    expect(writesOf(rig)).toHaveLength(1);
    expect(await names(rig)).toEqual(['Finance', 'Once']);
  });
});

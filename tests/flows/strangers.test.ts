import { afterEach, describe, expect, it } from 'vitest';
import { addOrganization, type Shared } from '../server/add-organization';
import { seedSampleVault } from '../server/sample-vault';
import { type PlainItem, sealItem } from '../server/seal-item';
import { giveAway, rekey, turnThere } from './changing-owners';
import { BANK, draftFor, rename, save } from './editing';
import { closeRigs, createRig, PASSWORD, type Rig } from './rig';
import { serveShared } from './sharing';

afterEach(closeRigs);

const login = (name: string): PlainItem => ({
  type: 1,
  name,
  login: { username: 'team', password: `${name} secret`, uris: [{ uri: 'https://team.example' }] },
});

/** Makes an organisation that the account belongs to, past the extension. */
const addTeam = ({ account }: Rig) => addOrganization(account, 'Team', ['Doors']);

const share = (rig: Rig, team: Shared, item: PlainItem) =>
  serveShared(rig, team, [...team.collections.values()], item);

const signIn = (rig: Rig) =>
  rig.ask('account.signIn', {
    server: { region: 'own', base: rig.server.url },
    email: rig.account.email,
    password: PASSWORD,
  });

const names = async (rig: Rig): Promise<string[]> =>
  (await rig.list()).rows.map((row) => (row.problem ? `?${row.problem}` : row.name)).sort();

const strangers = async (rig: Rig) => (await rig.status()).sync.strangers;
const owners = async (rig: Rig) => (await rig.status()).sync.owners;

/** A signed-in account with one item of its own, and an organisation with one item that was agreed to. */
async function startWithTeam() {
  const rig = await createRig();
  const own = String(
    (await rig.account.call('POST', '/ciphers', await sealItem(BANK, rig.account.userKey, true))).id,
  );
  const team = await addTeam(rig);
  const shared = await share(rig, team, login('Door'));
  await rig.signIn();
  expect(await names(rig)).toEqual(['Bank', 'Door']);
  return { rig, own, team, shared };
}

describe('an organisation that nobody has agreed to', () => {
  it('brings nothing: no item, no collection, no name; and all of it once the person has said yes', async () => {
    const rig = await createRig();
    await rig.account.call('POST', '/ciphers', await sealItem(BANK, rig.account.userKey, true));
    const team = await addTeam(rig);
    await share(rig, team, login('Door'));
    await share(rig, team, login('Gate'));
    await signIn(rig);
    expect(await names(rig)).toEqual(['Bank']);
    expect(await rig.storedItems()).toBe(1);
    expect((await rig.list()).head.lists).toMatchObject({ collections: [], organizations: [] });
    const [stranger] = await strangers(rig);
    expect(stranger).toMatchObject({ id: team.id, name: 'Team', why: 'new', items: 2, isDeclined: false });
    await rig.killWorker();
    await rig.restartBrowser();
    await rig.ask('account.unlock', { password: PASSWORD });
    expect(await strangers(rig)).toEqual([stranger]);
    await rig.acceptOrganizations();
    expect(await names(rig)).toEqual(['Bank', 'Door', 'Gate']);
    expect((await rig.list()).head.lists).toMatchObject({
      collections: [{ name: 'Doors' }],
      organizations: [{ name: 'Team' }],
    });
    expect(await strangers(rig)).toEqual([]);
  });

  it('that shares nothing yet is let in all the same, and not asked about again, by no sign-in', async () => {
    const rig = await createRig();
    await addTeam(rig);
    await rig.signIn();
    expect((await rig.list()).head.lists.organizations).toHaveLength(1);
    await rig.ask('account.signOut');
    await signIn(rig);
    expect(await strangers(rig)).toEqual([]);
    expect((await rig.list()).head.lists.organizations).toHaveLength(1);
  });

  it('stays out after a no, quietly, until the person changes their mind', async () => {
    const rig = await createRig();
    const team = await addTeam(rig);
    await share(rig, team, login('Door'));
    await signIn(rig);
    const [{ id, print } = { id: '', print: '' }] = await strangers(rig);
    await rig.ask('sync.answerOrganization', { id, print, isAccepted: false });
    expect(await strangers(rig)).toMatchObject([{ isDeclined: true, items: 1 }]);
    await share(rig, team, login('Gate'));
    await rig.ask('sync.now');
    expect(await strangers(rig)).toMatchObject([{ isDeclined: true, items: 2 }]);
    expect(await names(rig)).toEqual([]);
    await rig.acceptOrganizations();
    expect(await names(rig)).toEqual(['Door', 'Gate']);
  });

  it('is not let in by a yes to another key', async () => {
    const rig = await createRig();
    const team = await addTeam(rig);
    await share(rig, team, login('Door'));
    await signIn(rig);
    await rig.ask('sync.answerOrganization', { id: team.id, print: 'of another key', isAccepted: true });
    expect(await names(rig)).toEqual([]);
    expect(await strangers(rig)).toMatchObject([{ why: 'changed' }]);
  });

  it('cannot be answered while the vault is locked', async () => {
    const rig = await createRig();
    await addTeam(rig);
    await signIn(rig);
    const [{ id, print } = { id: '', print: '' }] = await strangers(rig);
    await rig.ask('account.lock');
    await expect(rig.ask('sync.answerOrganization', { id, print, isAccepted: true })).rejects.toThrow(
      'locked',
    );
  });

  it('is asked about for the sample vault too', async () => {
    const rig = await createRig();
    const { server } = rig;
    const sample = { email: 'sample@hollis.example', password: PASSWORD, siteOrigin: 'https://site.example' };
    await seedSampleVault(server, sample);
    await rig.ask('account.signIn', { server: { region: 'own', base: server.url }, ...sample });
    expect(await strangers(rig)).toMatchObject([{ name: 'Acme', why: 'new' }]);
  });
});

describe('a key of an organisation', () => {
  it('in another wrapping is the same key', async () => {
    const { rig, team } = await startWithTeam();
    await rekey(rig, team, team.bytes);
    await share(rig, team, login('Gate'));
    await rig.ask('sync.now');
    expect(await strangers(rig)).toEqual([]);
    expect(await names(rig)).toEqual(['Bank', 'Door', 'Gate']);
  });

  it('that is another one is held, with all that comes under it; what was there stays readable', async () => {
    const { rig, team, shared } = await startWithTeam();
    const other = await rekey(rig, team);
    await turnThere(rig, shared, other, login('Door anew'));
    await share(rig, other, login('Gate'));
    await rig.ask('sync.now');
    expect(await names(rig)).toEqual(['Bank', 'Door']);
    expect((await rig.ask('vault.item', { id: shared })).item.values.password).toBe('Door secret');
    expect(await strangers(rig)).toMatchObject([{ name: 'Team', why: 'changed', items: 1 }]);
    // An edit made meanwhile is sealed with the key that was agreed to.
    await rig.acceptOrganizations();
    expect(await names(rig)).toEqual(['Bank', 'Door anew', 'Gate']);
  });
});

describe('an item that belongs to somebody else all of a sudden', () => {
  it('stays as it was until the person says yes', async () => {
    const { rig, own, team } = await startWithTeam();
    await giveAway(rig, own, team, 'Doors', login('Bank of Team'));
    await rig.ask('sync.now');
    expect(await names(rig)).toEqual(['Bank', 'Door']);
    expect(await owners(rig)).toEqual([{ id: expect.stringMatching(own), from: null, to: team.id }]);
    await rig.killWorker();
    expect(await owners(rig)).toHaveLength(1);
    await rig.ask('sync.takeOwners', { owners: (await rig.status()).accounts[0]?.sync.owners });
    expect(await names(rig)).toEqual(['Bank of Team', 'Door']);
    expect(await owners(rig)).toEqual([]);
  });

  it('is given nothing that was typed here: 0 bytes under the other key', async () => {
    const { rig, own, team } = await startWithTeam();
    const { store, log } = rig.server;
    const original = await draftFor(rig, own);
    await giveAway(rig, own, team, 'Doors', login('Bank of Team'));
    const content = store.ciphers.get(own)?.content;
    const before = log.length;
    const draft = { ...original, values: { ...original.values, password: 'typed here' } };
    await rig.ask('vault.save', { id: own, draft, original });
    await rig.ask('sync.now');
    const sent = log.slice(before).filter(({ method, path }) => method === 'PUT' && path.includes(own));
    for (const { body } of sent)
      expect(JSON.parse(new TextDecoder().decode(body))).toMatchObject({ organizationId: null });
    expect(store.ciphers.get(own)?.content).toEqual(content);
    expect((await rig.ask('vault.item', { id: own })).item.values.password).toBe('typed here');
    expect((await rig.ask('vault.item', { id: own })).item.organizationId).toBeNull();
    expect(await owners(rig)).toHaveLength(1);
  });

  it('is not taken from the answer to an edit either', async () => {
    const { rig, own, team } = await startWithTeam();
    rig.server.faults.once(
      { method: 'PUT', path: `/api/ciphers/${own}` },
      { kind: 'mutate', mutate: (body) => ({ ...body, organizationId: team.id }) },
    );
    await rename(rig, own, 'Bank again');
    await rig.ask('sync.now');
    expect((await rig.ask('vault.item', { id: own })).item).toMatchObject({
      name: 'Bank again',
      organizationId: null,
    });
  });

  it('of an organisation that was agreed to is edited as ever', async () => {
    const { rig, shared } = await startWithTeam();
    await save(rig, shared, ({ values }) => ({ values: { ...values, password: 'new' } }));
    await rig.ask('sync.now');
    expect(await owners(rig)).toEqual([]);
    expect((await rig.ask('vault.item', { id: shared })).item.values.password).toBe('new');
  });
});

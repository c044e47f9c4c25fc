import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { randomBytes, sealForPublicKey } from '../../lib/crypto';
import { emptyDraft, type ItemDraft } from '../../lib/items';
import { NO_RULES } from '../../lib/session';
import { addSharedOrganization, type SharedOrganization } from '../server/shared-organization';
import type { OrganizationRow } from '../server/store/rows';
import { closeRigs, createRig, EMAIL, PASSWORD, type Rig } from './rig';
import { until } from './until';

afterEach(async () => {
  vi.restoreAllMocks();
  await closeRigs();
});

type PolicyRow = OrganizationRow['policies'][number];

const MINUTE = 60_000;

/** A background that is signed out, of an account in an organisation that has no collection for it. */
async function startMember() {
  const rig = await createRig();
  return { rig, org: await addSharedOrganization(rig.server, rig.account) };
}

/** The organisation has these policies from now on. */
function demand({ server }: Rig, { id }: SharedOrganization, policies: readonly Partial<PolicyRow>[]): void {
  const rows = policies.map((one) => ({ id: randomUUID(), type: 0, data: null, enabled: true, ...one }));
  server.store.organizations.change(id, { policies: rows });
}

const rules = async (rig: Rig) => (await rig.status()).accounts[0]?.rules;
const told = (rig: Rig) => until(async () => !isDeepStrictEqual(await rules(rig), NO_RULES));

describe('policies of organisations', () => {
  it('bring the lock forward, whatever the person has chosen, and also after a restart', async () => {
    const { rig, org } = await startMember();
    demand(rig, org, [{ type: 9, data: { minutes: 5, action: null } }]);
    await rig.signIn();
    await told(rig);
    await until(async () => ((await rig.status()).lockAt ?? 0) < Date.now() + 6 * MINUTE);
    await rig.restartBrowser();
    await rig.ask('account.unlock', { password: PASSWORD });
    expect((await rig.status()).lockAt).toBeLessThan(Date.now() + 6 * MINUTE);
    expect((await rig.status()).lockAt).toBeGreaterThan(Date.now() + 4 * MINUTE);
  });

  it('bring a deadline that stands nearer at once, and never further away', async () => {
    const { rig, org } = await startMember();
    await rig.signIn();
    const before = (await rig.status()).lockAt ?? 0;
    demand(rig, org, [{ type: 9, data: { minutes: 2 } }]);
    await rig.ask('sync.now');
    await until(async () => ((await rig.status()).lockAt ?? 0) < before - 10 * MINUTE);
    const near = (await rig.status()).lockAt ?? 0;
    vi.spyOn(Date, 'now').mockImplementation(() => near - MINUTE / 2);
    demand(rig, org, [{ type: 9, data: { minutes: 1 } }]);
    await rig.ask('sync.now');
    await until(async () => (await rules(rig))?.maxLockMinutes === 1);
    expect((await rig.status()).lockAt).toBe(near);
  });

  it('never put it off', async () => {
    const { rig, org } = await startMember();
    demand(rig, org, [{ type: 9, data: { minutes: 600 } }]);
    await rig.signIn();
    await told(rig);
    await rig.ask('account.touch');
    expect((await rig.status()).lockAt).toBeLessThan(Date.now() + 16 * MINUTE);
  });

  it('sign out in the place of a lock', async () => {
    const { rig, org } = await startMember();
    demand(rig, org, [{ type: 9, data: { minutes: 5, action: 'logOut' } }]);
    await rig.signIn();
    await until(async () => (await rules(rig))?.signsOut);
    await rig.session().screenLocked();
    expect((await rig.status()).state).toBe('signed-out');
  });

  it('take a PIN away and let none be set', async () => {
    const { rig, org } = await startMember();
    await rig.signIn();
    await rig.ask('unlock.setPin', { pin: '471199', password: PASSWORD });
    expect((await rig.status()).ways.pinTries).toBe(5);
    demand(rig, org, [{ type: 14, data: null }]);
    await rig.ask('sync.now');
    await told(rig);
    expect((await rig.status()).ways.pinTries).toBeNull();
    await expect(rig.ask('unlock.setPin', { pin: '471199', password: PASSWORD })).rejects.toThrow(
      'policy-pin',
    );
    await rig.ask('account.lock');
    await expect(rig.ask('unlock.withPin', { pin: '471199' })).rejects.toThrow('pin-gone');
  });

  it('keep new items out of the personal vault, and change none that are there', async () => {
    const { rig, org } = await startMember();
    await rig.signIn();
    const draft = { ...emptyDraft('note'), name: 'Before' };
    const { id } = await rig.ask('vault.save', { id: null, newId: crypto.randomUUID(), draft });
    await until(async () => (await rig.status()).outbox.waiting.length === 0);
    demand(rig, org, [{ type: 5, data: null }]);
    await rig.ask('sync.now');
    await told(rig);
    const another = rig.ask('vault.save', { id: null, newId: crypto.randomUUID(), draft });
    await expect(another).rejects.toThrow('policy-personal');
    const now = (await rig.status()).outbox.moved[id] ?? id;
    const later = { ...draft, name: 'After' };
    await rig.ask('vault.save', { id: now, draft: later, original: draft });
    expect((await rig.ask('vault.item', { id: now })).item.name).toBe('After');
  });

  it('keep new items of some kinds out, and change none that are there', async () => {
    const { rig, org } = await startMember();
    await rig.signIn();
    const card = { ...emptyDraft('card'), name: 'Before' };
    const { id } = await rig.ask('vault.save', { id: null, newId: crypto.randomUUID(), draft: card });
    await until(async () => (await rig.status()).outbox.waiting.length === 0);
    demand(rig, org, [{ type: 15, data: null }]);
    await rig.ask('sync.now');
    await told(rig);
    const save = (draft: ItemDraft) => rig.ask('vault.save', { id: null, newId: crypto.randomUUID(), draft });
    await expect(save(card)).rejects.toThrow('policy-kind');
    await save({ ...emptyDraft('note'), name: 'A note' });
    const now = (await rig.status()).outbox.moved[id] ?? id;
    expect((await rig.ask('vault.item', { id: now })).item.name).toBe('Before');
    await rig.ask('vault.save', { id: now, draft: { ...card, name: 'After' }, original: card });
    expect((await rig.ask('vault.item', { id: now })).item.name).toBe('After');
  });
});

/** Signs in, and says nothing of organisations. */
const onlySignIn = (rig: Rig) =>
  rig.ask('account.signIn', {
    server: { region: 'own', base: rig.server.url },
    email: EMAIL,
    password: PASSWORD,
  });

const NOTE = { ...emptyDraft('note'), name: 'Mine' };
const saveNew = (rig: Rig, draft: ItemDraft = NOTE) =>
  rig.ask('vault.save', { id: null, newId: randomUUID(), draft });
const strangers = async (rig: Rig) => (await rig.status()).accounts[0]?.sync.strangers ?? [];

async function answer(rig: Rig, isAccepted: boolean): Promise<void> {
  const [{ id, print } = { id: '', print: '' }] = await strangers(rig);
  await rig.ask('sync.answerOrganization', { id, print, isAccepted });
}

const HARD = [{ type: 5 }, { type: 15 }, { type: 9, data: { minutes: 5, action: 'logOut' } }, { type: 14 }];
const TIGHTENED = { maxLockMinutes: 5, noPin: true };
const FREE = { noOwnItems: false, noKinds: [], signsOut: false };

describe('policies of an organisation that nobody has agreed to', () => {
  it('tighten what costs nothing, and keep nobody from what is their own; a yes makes them count', async () => {
    const { rig, org } = await startMember();
    demand(rig, org, HARD);
    await onlySignIn(rig);
    await told(rig);
    const held = [{ organization: org.id, asks: ['ownItems', 'kinds', 'signOut'] }];
    expect(await rules(rig)).toMatchObject({ ...TIGHTENED, ...FREE, held });
    await saveNew(rig);
    await saveNew(rig, { ...emptyDraft('card'), name: 'Mine too' });
    await rig.session().screenLocked();
    expect((await rig.status()).state).toBe('locked');
    await rig.ask('account.unlock', { password: PASSWORD });
    await answer(rig, false);
    await rig.restartBrowser();
    await rig.ask('account.unlock', { password: PASSWORD });
    await rig.ask('sync.now');
    expect(await rules(rig)).toMatchObject({ ...TIGHTENED, ...FREE, held });
    await saveNew(rig);
    await answer(rig, true);
    await until(async () => (await rules(rig))?.noOwnItems);
    expect(await rules(rig)).toMatchObject({ ...TIGHTENED, noKinds: [3], signsOut: true, held: [] });
    await expect(saveNew(rig)).rejects.toThrow('policy-personal');
  });

  it('and that has no key at all, so that nobody is asked about it, bind no harder', async () => {
    const rig = await createRig();
    const organizations = [{ id: 'b1', name: 'Acme', type: 2, status: 2, enabled: true, usePolicies: true }];
    const policies = HARD.map((one) => ({ data: null, ...one, organizationId: 'b1', enabled: true }));
    const mutate = (body: Record<string, unknown>) => ({
      ...body,
      policies,
      profile: { ...(body.profile as object), organizations },
    });
    rig.server.faults.always({ path: '/api/sync' }, { kind: 'mutate', mutate });
    await onlySignIn(rig);
    await told(rig);
    expect(await rules(rig)).toMatchObject({ ...TIGHTENED, ...FREE, held: [] });
    await saveNew(rig);
  });
});

describe('policies of an organisation whose key is another one now', () => {
  it('go on as they stood; what came with the key waits with it', async () => {
    const { rig, org } = await startMember();
    demand(rig, org, [{ type: 15 }]);
    await rig.signIn();
    await until(async () => (await rules(rig))?.noKinds.length);
    const key = await sealForPublicKey(randomBytes(64), rig.account.publicKey);
    rig.server.store.memberships.change(org.membershipId, { key });
    demand(rig, org, [...HARD, { type: 15, data: null, enabled: false }]);
    await rig.ask('sync.now');
    await until(async () => (await rules(rig))?.noPin);
    const asStood = { ...TIGHTENED, noOwnItems: false, noKinds: [3], signsOut: false };
    const held = [{ organization: org.id, asks: ['ownItems', 'signOut'] }];
    expect(await rules(rig)).toMatchObject({ ...asStood, held });
    demand(rig, org, HARD.slice(0, 1));
    await rig.ask('sync.now');
    await answer(rig, false);
    await rig.restartBrowser();
    await rig.ask('account.unlock', { password: PASSWORD });
    expect(await rules(rig)).toMatchObject({ noOwnItems: false, noKinds: [3] });
    await saveNew(rig);
    await answer(rig, true);
    await until(async () => (await rules(rig))?.noOwnItems);
    expect(await rules(rig)).toMatchObject({ noKinds: [], held: [] });
  });
});

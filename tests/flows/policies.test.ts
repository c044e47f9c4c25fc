import { isDeepStrictEqual } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { emptyDraft, type ItemDraft } from '../../lib/items';
import { NO_RULES } from '../../lib/session';
import { closeRigs, createRig, PASSWORD, type Rig } from './rig';

afterEach(async () => {
  vi.restoreAllMocks();
  await closeRigs();
});

const ORG = 'b1d7a0de-0000-4000-8000-000000000001';
const MINUTE = 60_000;

/** The server says of the account that it is in an organisation with these policies. */
function demand(rig: Rig, policies: readonly object[]): void {
  const organizations = [{ id: ORG, name: 'Acme', type: 2, status: 2, enabled: true, usePolicies: true }];
  const listed = policies.map((policy) => ({ organizationId: ORG, enabled: true, ...policy }));
  rig.server.faults.always(
    { path: '/api/sync' },
    {
      kind: 'mutate',
      mutate: (body) => ({
        ...body,
        policies: listed,
        profile: { ...(body.profile as object), organizations },
      }),
    },
  );
}

const rules = async (rig: Rig) => (await rig.status()).accounts[0]?.rules;
const told = (rig: Rig) => vi.waitUntil(async () => !isDeepStrictEqual(await rules(rig), NO_RULES));

describe('policies of organisations', () => {
  it('bring the lock forward, whatever the person has chosen, and also after a restart', async () => {
    const rig = await createRig();
    demand(rig, [{ type: 9, data: { minutes: 5, action: null } }]);
    await rig.signIn();
    await told(rig);
    await vi.waitUntil(async () => ((await rig.status()).lockAt ?? 0) < Date.now() + 6 * MINUTE);
    await rig.restartBrowser();
    await rig.ask('account.unlock', { password: PASSWORD });
    expect((await rig.status()).lockAt).toBeLessThan(Date.now() + 6 * MINUTE);
    expect((await rig.status()).lockAt).toBeGreaterThan(Date.now() + 4 * MINUTE);
  });

  it('bring a deadline that stands nearer at once, and never further away', async () => {
    const rig = await createRig();
    await rig.signIn();
    const before = (await rig.status()).lockAt ?? 0;
    demand(rig, [{ type: 9, data: { minutes: 2 } }]);
    await rig.ask('sync.now');
    await vi.waitUntil(async () => ((await rig.status()).lockAt ?? 0) < before - 10 * MINUTE);
    const near = (await rig.status()).lockAt ?? 0;
    vi.spyOn(Date, 'now').mockImplementation(() => near - MINUTE / 2);
    demand(rig, [{ type: 9, data: { minutes: 1 } }]);
    await rig.ask('sync.now');
    await vi.waitUntil(async () => (await rules(rig))?.maxLockMinutes === 1);
    expect((await rig.status()).lockAt).toBe(near);
  });

  it('never put it off', async () => {
    const rig = await createRig();
    demand(rig, [{ type: 9, data: { minutes: 600 } }]);
    await rig.signIn();
    await told(rig);
    await rig.ask('account.touch');
    expect((await rig.status()).lockAt).toBeLessThan(Date.now() + 16 * MINUTE);
  });

  it('sign out in the place of a lock', async () => {
    const rig = await createRig();
    demand(rig, [{ type: 9, data: { minutes: 5, action: 'logOut' } }]);
    await rig.signIn();
    await told(rig);
    await rig.session().screenLocked();
    expect((await rig.status()).state).toBe('signed-out');
  });

  it('take a PIN away and let none be set', async () => {
    const rig = await createRig();
    await rig.signIn();
    await rig.ask('unlock.setPin', { pin: '471199', password: PASSWORD });
    expect((await rig.status()).ways.pinTries).toBe(5);
    demand(rig, [{ type: 14, data: null }]);
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
    const rig = await createRig();
    await rig.signIn();
    const draft = { ...emptyDraft('note'), name: 'Before' };
    const { id } = await rig.ask('vault.save', { id: null, newId: crypto.randomUUID(), draft });
    await vi.waitUntil(async () => (await rig.status()).outbox.waiting.length === 0);
    demand(rig, [{ type: 5, data: null }]);
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
    const rig = await createRig();
    await rig.signIn();
    const card = { ...emptyDraft('card'), name: 'Before' };
    const { id } = await rig.ask('vault.save', { id: null, newId: crypto.randomUUID(), draft: card });
    await vi.waitUntil(async () => (await rig.status()).outbox.waiting.length === 0);
    demand(rig, [{ type: 15, data: null }]);
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

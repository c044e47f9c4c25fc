import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { bitsItem } from '../server/credential-items';
import { changeStatus } from './change-status';
import { startWith } from './editing';
import { closeOrganizations, startService } from './organization-rig';
import { PASSWORD, type Rig } from './rig';

afterEach(async () => {
  vi.restoreAllMocks();
  await closeOrganizations();
});

async function start() {
  const service = await startService();
  const { rig, ids } = await startWith(bitsItem(service.url));
  const id = ids[0] ?? '';
  return { rig, id, service, wish: { id, agreed: service.url } };
}

const passDeadline = () => changeStatus({ lockAt: Date.now() - 1 });
const tokens = async () => (await fakeBrowser.storage.session.get('apiTokens')).apiTokens;
const unlock = (rig: Rig) => rig.ask('account.unlock', { password: PASSWORD });

describe('a deadline that passes', () => {
  it('while a token is on its way locks, and lets in whoever unlocks', async () => {
    const { rig, wish, service, id } = await start();
    const held = service.faults.hold({ path: '/v1/oauth2/token' });
    const minting = rig.ask('credential.token', wish);
    await held.reached;
    await passDeadline();
    held.release();
    await expect(minting).rejects.toThrow('locked');
    expect((await rig.status()).state).toBe('locked');
    await unlock(rig);
    expect((await rig.ask('credential.state', { id })).held).toBeNull();
  });

  it('before a token is forgotten does the same', async () => {
    const { rig, wish, id } = await start();
    await rig.ask('credential.token', wish);
    await passDeadline();
    await expect(rig.ask('credential.forget', { id })).rejects.toThrow('locked');
    expect(await tokens()).toBeUndefined();
    await unlock(rig);
  });

  it.each([
    ['noted', (rig: Rig) => rig.ask('generator.note', { entries: [] })],
    ['cleared', (rig: Rig) => rig.ask('generator.clearHistory')],
  ])('before the history of the generator is %s signs out who chose that', async (_, ask) => {
    const { rig } = await start();
    await fakeBrowser.storage.local.set({ settings: { version: 1, lockAction: 'signOut' } });
    await passDeadline();
    await expect(ask(rig)).rejects.toThrow('locked');
    expect((await rig.status()).state).toBe('signed-out');
    await rig.signIn();
  });
});

describe('a lock', () => {
  it('is whole also where the tokens, whose key is gone, cannot be removed', async () => {
    const { rig, wish } = await start();
    await rig.ask('credential.token', wish);
    const { session } = fakeBrowser.storage;
    const remove: (keys: string) => Promise<void> = session.remove.bind(session);
    const refuse = async (keys: string) => {
      if (keys === 'apiTokens') throw new Error('the browser refuses');
      await remove(keys);
    };
    vi.spyOn(session, 'remove').mockImplementation(refuse as never);
    await rig.ask('account.lock');
    expect((await rig.status()).state).toBe('locked');
    await unlock(rig);
  });
});

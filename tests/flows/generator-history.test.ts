import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { generatorOptionsItem } from '../../lib/browser';
import type { Generated } from '../../lib/generator';
import { createSearch, patternsOf } from '../scan/patterns.ts';
import { closeRigs, createRig, PASSWORD, type Rig } from './rig';

afterEach(closeRigs);

const MADE: Generated = {
  value: 'Rq7!sandbar-92Kex&tulip',
  kind: 'password',
  at: 1_700_000_000_000,
  host: 'git.hollis.example',
};

async function signedIn(): Promise<Rig> {
  const rig = await createRig();
  await rig.signIn();
  return rig;
}

const stored = async (): Promise<string> =>
  JSON.stringify([await fakeBrowser.storage.local.get(null), await fakeBrowser.storage.session.get(null)]);

describe('what was generated', () => {
  it('is there again after the death of the worker, a lock and a closed browser', async () => {
    const rig = await signedIn();
    await rig.ask('generator.note', { entries: [MADE] });
    await rig.killWorker();
    expect(await rig.ask('generator.history')).toEqual([MADE]);
    await rig.ask('account.lock');
    await rig.restartBrowser();
    await rig.ask('account.unlock', { password: PASSWORD });
    expect(await rig.ask('generator.history')).toEqual([MADE]);
  });

  it('lies nowhere in the clear, neither itself nor the site', async () => {
    const rig = await signedIn();
    await rig.ask('generator.note', { entries: [MADE] });
    const all = await stored();
    expect(all).toContain('generated');
    const look = createSearch(
      patternsOf([
        { name: 'value', value: MADE.value },
        { name: 'site', value: MADE.host ?? '' },
      ]),
    );
    expect(look(Buffer.from(JSON.stringify(MADE)))).toHaveLength(2);
    expect(look(Buffer.from(all))).toEqual([]);
  });

  it('is not told, changed or cleared while locked', async () => {
    const rig = await signedIn();
    await rig.ask('generator.note', { entries: [MADE] });
    await rig.ask('account.lock');
    await expect(rig.ask('generator.history')).rejects.toThrow('locked');
    await expect(rig.ask('generator.note', { entries: [MADE] })).rejects.toThrow('locked');
    await expect(rig.ask('generator.clearHistory')).rejects.toThrow('locked');
    await rig.ask('account.unlock', { password: PASSWORD });
    expect(await rig.ask('generator.history')).toEqual([MADE]);
  });

  it('is cleared, and comes back when that is undone', async () => {
    const rig = await signedIn();
    const second = { ...MADE, value: 'another one', at: MADE.at + 1 };
    await Promise.all([MADE, second].map((entry) => rig.ask('generator.note', { entries: [entry] })));
    const before = await rig.ask('generator.history');
    expect(before).toEqual([second, MADE]);
    await rig.ask('generator.clearHistory');
    expect(await rig.ask('generator.history')).toEqual([]);
    await rig.ask('generator.note', { entries: before });
    expect(await rig.ask('generator.history')).toEqual(before);
  });

  it('is gone after a sign-out, with the addresses that names were made from', async () => {
    const rig = await signedIn();
    await rig.ask('generator.note', { entries: [MADE] });
    await generatorOptionsItem.set({
      kind: 'passphrase',
      address: 'pat@hollis.example',
      domain: 'hollis.example',
    });
    await rig.ask('account.signOut');
    expect(await fakeBrowser.storage.local.get('generated')).toEqual({});
    expect(await generatorOptionsItem.get()).toEqual({ kind: 'passphrase' });
    await rig.signIn();
    expect(await rig.ask('generator.history')).toEqual([]);
  });
});

import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { settingsItem } from '../browser';
import {
  readFixed,
  readSettings,
  recallSettings,
  rememberManaged,
  SETTINGS,
  settingNames,
  writeSetting,
} from '.';

beforeEach(() => fakeBrowser.reset());

const odd = fc.oneof(fc.anything(), fc.constantFrom('__proto__', 'constructor', -1, 7, null));

describe('settings', () => {
  it('are always whole and allowed, whatever is stored', async () => {
    const stored = fc.dictionary(fc.oneof(fc.constantFrom(...settingNames), fc.string()), odd);
    await fc.assert(
      fc.asyncProperty(stored, async (values) => {
        await settingsItem.set(values);
        const settings = await readSettings();
        for (const name of settingNames)
          expect((SETTINGS[name].choices as readonly unknown[]).includes(settings[name])).toBe(true);
      }),
    );
  });

  it('keep what a newer version has stored, and an odd value until it is chosen anew', async () => {
    const newer = { version: 7, lockAfterMinutes: 'after lunch', aNewerOption: { deep: [1] }, badge: false };
    await settingsItem.set(newer);
    expect((await readSettings()).lockAfterMinutes).toBe(15);
    await writeSetting('theme', 'dark');
    expect(await settingsItem.get()).toEqual({ ...newer, theme: 'dark' });
    await writeSetting('lockAfterMinutes', 5);
    expect(await settingsItem.get()).toEqual({ ...newer, theme: 'dark', lockAfterMinutes: 5 });
  });

  it('lose none of two changes at once, and one that cannot be stored does not hold up the next', async () => {
    await Promise.all([writeSetting('theme', 'dark'), writeSetting('density', 'compact')]);
    expect(await readSettings()).toMatchObject({ theme: 'dark', density: 'compact' });
    const full = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(new Error('full'));
    await expect(writeSetting('theme', 'light')).rejects.toThrow('full');
    full.mockRestore();
    await writeSetting('theme', 'system');
    expect((await readSettings()).theme).toBe('system');
  });

  it('are what an administrator has laid down, and the person’s own again once that is over', async () => {
    const lay = (values: object) => fakeBrowser.storage.managed.set(values);
    await writeSetting('lockAfterMinutes', 240);
    await lay({ lockAfterMinutes: 5, lockAction: 'explode', server: 'https://vault.acme.example' });
    expect(await readSettings()).toMatchObject({ lockAfterMinutes: 5, lockAction: 'lock' });
    expect([...(await readFixed())]).toEqual(['lockAfterMinutes']);
    await writeSetting('lockAfterMinutes', 60);
    expect((await readSettings()).lockAfterMinutes).toBe(5);
    await fakeBrowser.storage.managed.clear();
    expect((await readSettings()).lockAfterMinutes).toBe(60);
    expect((await readFixed()).size).toBe(0);
  });

  it('are recalled with what an administrator had laid down last, while the browser does not tell it yet', async () => {
    await writeSetting('density', 'compact');
    await fakeBrowser.storage.managed.set({ theme: 'dark' });
    await rememberManaged();
    const slow = vi.spyOn(fakeBrowser.storage.managed, 'get').mockReturnValue(new Promise(() => {}) as never);
    expect(await recallSettings()).toMatchObject({ theme: 'dark', density: 'compact' });
    slow.mockRestore();
    await fakeBrowser.storage.managed.clear();
    await rememberManaged();
    expect((await recallSettings()).theme).toBe('system');
  });
});

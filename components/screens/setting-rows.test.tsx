// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeExtension, resetFakeExtension } from '../../tests/gallery/fake-extension';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { SettingGroup } = await import('./SettingRows');
const { settings, startSettings } = await import('../state/settings');
const { notice } = await import('../state/notice');

const NAME = 'Lock when the screen locks';
const box = () => screen.getByRole<HTMLInputElement>('switch', { name: NAME });
const stored = async () => (await fakeExtension.storage.local.get('settings')).settings;
const show = () => render(<SettingGroup group="lock" title="When to lock" />);

beforeEach(() => {
  resetFakeExtension();
  notice.value = null;
  settings.value = { ...settings.value, lockOnScreenLock: false };
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('an option that an administrator lays down', () => {
  it('is fixed from that moment on, on a page that is open, and free again afterwards', async () => {
    await startSettings();
    show();
    const list = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Lock after' });
    const isFixed = () => list().matches(':disabled') || list().closest('fieldset')?.disabled === true;
    expect(isFixed()).toBe(false);
    await fakeExtension.storage.managed.set({ lockAfterMinutes: 5 });
    await screen.findByText(/Laid down by your organisation\.$/);
    await waitFor(() => expect([isFixed(), list().value]).toEqual([true, '5']));
    await fakeExtension.storage.managed.remove('lockAfterMinutes');
    await waitFor(() => expect([isFixed(), list().value]).toEqual([false, '15']));
  });
});

it('Options are there to draw with before the browser tells what an administrator has laid down', async () => {
  await fakeExtension.storage.local.set({ settings: { density: 'compact' } });
  const slow = vi.spyOn(fakeExtension.storage.managed, 'get').mockReturnValue(new Promise(() => undefined));
  await startSettings();
  expect(settings.value.density).toBe('compact');
  slow.mockRestore();
});

describe('an option that needs the leave of the browser', () => {
  it('asks for it in the click itself, and keeps the choice', async () => {
    const request = vi.spyOn(fakeExtension.permissions, 'request');
    show();
    fireEvent.click(box());
    expect(request).toHaveBeenCalledWith({ permissions: ['idle'] });
    await waitFor(async () => expect(await stored()).toEqual({ lockOnScreenLock: true, version: 1 }));
    expect(box().checked).toBe(true);
  });

  it('stays off when the browser says no, and says so', async () => {
    vi.spyOn(fakeExtension.permissions, 'request').mockResolvedValue(false);
    show();
    fireEvent.click(box());
    await waitFor(() =>
      expect(notice.value?.text).toBe('The browser did not allow it. Nothing was changed.'),
    );
    expect(box().checked).toBe(false);
    expect(await stored()).toBeUndefined();
  });

  it('gives it back when it is switched off', async () => {
    const remove = vi.spyOn(fakeExtension.permissions, 'remove');
    settings.value = { ...settings.value, lockOnScreenLock: true };
    show();
    fireEvent.click(box());
    await waitFor(() => expect(remove).toHaveBeenCalledWith({ permissions: ['idle'] }));
    expect(await stored()).toEqual({ lockOnScreenLock: false, version: 1 });
  });

  it('shows as off when it was taken back in the browser', async () => {
    vi.spyOn(fakeExtension.permissions, 'contains').mockResolvedValue(false);
    settings.value = { ...settings.value, lockOnScreenLock: true };
    show();
    await waitFor(() => expect(box().checked).toBe(false));
  });

  it('cannot be switched on where the browser has no such thing, and says why', () => {
    vi.spyOn(fakeExtension.runtime, 'getManifest').mockReturnValue({
      version: '0.1.0',
      optional_permissions: [],
    });
    show();
    expect(box().disabled).toBe(true);
    const reason = document.getElementById(box().getAttribute('aria-describedby') ?? '');
    expect(reason?.textContent).toBe(
      'Firefox does not tell extensions when the screen locks. The time above counts then too.',
    );
  });
});

it('Every control is named by its title and described by its note', () => {
  show();
  for (const control of [...screen.getAllByRole('combobox'), ...screen.getAllByRole('switch')]) {
    for (const attribute of ['aria-labelledby', 'aria-describedby']) {
      expect(document.getElementById(control.getAttribute(attribute) ?? '')?.textContent).toBeTruthy();
    }
  }
  const group = screen.getByRole('radiogroup', { name: 'When it locks by itself' });
  expect(document.getElementById(group.getAttribute('aria-describedby') ?? '')).toBeTruthy();
});

// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeExtension, resetFakeExtension } from '../../tests/gallery/fake-extension';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { FillPage } = await import('./FillPage');
const { settings, changeSetting } = await import('../state/settings');
const { status } = await import('../state/session');
const sample = await import('../../tests/gallery/samples');

const SITES = { origins: ['https://*/*', 'http://*/*'] };

beforeEach(() => {
  resetFakeExtension();
  settings.value = { ...settings.value, suggestOnPages: false };
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('the page about filling', () => {
  it('asks for all sites on the click that switches suggestions on', () => {
    const request = vi.spyOn(fakeExtension.permissions, 'request');
    render(<FillPage />);
    fireEvent.click(screen.getByRole('switch', { name: 'Suggest in pages' }));
    expect(request).toHaveBeenCalledWith(SITES);
  });

  it('gives them back with the last option that needs them', async () => {
    const remove = vi.spyOn(fakeExtension.permissions, 'remove');
    settings.value = { ...settings.value, suggestOnPages: true };
    await changeSetting('suggestOnPages', false);
    expect(remove).toHaveBeenCalledWith(SITES);
  });

  it('lists the sites that are left alone, and ends that', async () => {
    await fakeExtension.storage.local.set({ quietSites: ['shop.example', 'bank.example'] });
    render(<FillPage />);
    await screen.findByText('bank.example');
    fireEvent.click(screen.getAllByRole('button', { name: 'Act here again' })[0] as HTMLElement);
    await waitFor(() => expect(screen.queryByText('bank.example')).toBeNull());
    expect(await fakeExtension.storage.local.get('quietSites')).toEqual({ quietSites: ['shop.example'] });
  });

  it('says what an organisation wants of how addresses are compared', () => {
    status.value = sample.statusOf({ rules: { ...sample.ACCOUNT.rules, defaultMatch: 1 } });
    render(<FillPage />);
    screen.getByText(
      /An organisation of .* wants addresses compared no less strictly than “.*This host.*”\./,
    );
    cleanup();
    status.value = sample.UNLOCKED;
    render(<FillPage />);
    expect(screen.queryByText(/An organisation of/)).toBeNull();
  });

  it('says so when there is none', async () => {
    render(<FillPage />);
    expect(await screen.findByText('There is none.')).toBeTruthy();
  });
});

// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '../../lib/errors';
import type { UnlockWays } from '../../lib/session';
import { answers, asked, resetFakeExtension } from '../../tests/gallery/fake-extension';
import { ACCOUNT, statusOf } from '../../tests/gallery/samples';

const account = ACCOUNT.account.id;

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));
const askKey = vi.fn();
const makeKey = vi.fn();
const mayHaveKeys = vi.fn();
vi.mock('../../lib/webauthn', () => ({ askKey, makeKey, mayHaveKeys }));

const { PopupApp } = await import('../screens/PopupApp');
const { UnlockOptions } = await import('./UnlockOptions');
const { status } = await import('../state/session');
// Its code comes when it is first drawn.
await import('./index');

const requests = (name: string) => asked.filter((request) => request.name === name).map(({ args }) => args);
const button = (name: string) => screen.getByRole('button', { name });
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const PROOF = { id: 'AA==', authenticatorData: '', clientData: '', output: '' };

beforeEach(() => {
  resetFakeExtension();
  history.replaceState(null, '', '/popup.html?in=tab');
  askKey.mockReset().mockResolvedValue(PROOF);
  makeKey.mockReset().mockResolvedValue({ proof: PROOF, transports: ['usb'] });
  mayHaveKeys.mockReset().mockResolvedValue(true);
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('the unlock screen', () => {
  const show = (ways: UnlockWays) => {
    status.value = statusOf({ state: 'locked', ways });
    render(<PopupApp />);
  };

  it('offers what there is: nothing but the master password', () => {
    show({ pinTries: null, keys: 0, together: false });
    expect(document.activeElement).toBe(screen.getByLabelText('Master password'));
    expect(screen.queryByRole('button', { name: 'Use PIN' })).toBeNull();
    expect(screen.queryByRole('button', { name: /security key/ })).toBeNull();
  });

  it('begins with the PIN, and leads to the master password and back', async () => {
    show({ pinTries: 5, keys: 1, together: false });
    expect(document.activeElement).toBe(screen.getByLabelText('PIN'));
    fireEvent.click(button('Use master password'));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Master password')));
    fireEvent.click(button('Use PIN'));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('PIN')));
  });

  it('empties a wrong PIN, says how many tries are left, and keeps the focus in it', async () => {
    show({ pinTries: 5, keys: 0, together: false });
    answers.set('unlock.withPin', () => {
      throw new CodedError('pin-wrong', { number: '4' });
    });
    type('PIN', '000000');
    fireEvent.click(button('Unlock'));
    await screen.findByText(/Tries left: 4/);
    expect(requests('unlock.withPin')).toEqual([{ account, pin: '000000' }]);
    const field = screen.getByLabelText<HTMLInputElement>('PIN');
    expect([field.value, document.activeElement]).toEqual(['', field]);
  });

  it('asks for the master password once the PIN is gone, and says why', async () => {
    show({ pinTries: 1, keys: 0, together: false });
    answers.set('unlock.withPin', () => {
      status.value = statusOf({ state: 'locked', ways: { pinTries: null, keys: 0, together: false } });
      throw new CodedError('pin-gone');
    });
    type('PIN', '000000');
    fireEvent.click(button('Unlock'));
    await screen.findByText(/This PIN no longer opens the vault/);
    expect(document.activeElement).toBe(screen.getByLabelText('Master password'));
  });

  it('unlocks with what an authenticator answers', async () => {
    const request = { challenge: 'AA==', keys: [] };
    answers.set('unlock.request', () => request);
    show({ pinTries: null, keys: 1, together: false });
    fireEvent.click(button('Use this device or a security key'));
    await screen.findByText('Answer the browser’s prompt');
    await waitFor(() => expect(requests('unlock.withKey')).toEqual([{ account, proof: PROOF }]));
    expect(askKey).toHaveBeenCalledWith(request, expect.anything());
  });

  it('says what a prompt ended in, with the focus on another try', async () => {
    askKey.mockRejectedValueOnce(new CodedError('unlock-key-ended'));
    show({ pinTries: null, keys: 1, together: false });
    fireEvent.click(button('Use this device or a security key'));
    await screen.findByText(/The prompt was closed/);
    await waitFor(() => expect(document.activeElement).toBe(button('Try again')));
    fireEvent.click(button('Try again'));
    await waitFor(() => expect(requests('unlock.withKey')).toHaveLength(1));
  });

  it('gives the prompt up at Escape, and goes back', async () => {
    askKey.mockReturnValue(new Promise(() => undefined));
    show({ pinTries: null, keys: 1, together: false });
    fireEvent.click(button('Use this device or a security key'));
    await waitFor(() => expect(askKey).toHaveBeenCalled());
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Master password')));
    expect(askKey.mock.calls[0]?.[1].aborted).toBe(true);
  });
});

describe('the options about unlocking', () => {
  const KEYS = [
    { id: 'AA==', name: 'Work key', addedAt: Date.UTC(2026, 4, 3), usedAt: null },
    { id: 'AQ==', name: 'Laptop', addedAt: Date.UTC(2026, 4, 4), usedAt: Date.UTC(2026, 4, 5) },
  ];
  const show = (state: 'locked' | 'unlocked', ways: UnlockWays) => {
    answers.set('unlock.keys', () => KEYS.slice(0, ways.keys));
    status.value = statusOf({ state, ways });
    render(<UnlockOptions />);
  };

  it('show each key with its days, and remove one after a question', async () => {
    show('unlocked', { pinTries: null, keys: 2, together: false });
    await screen.findByText(/not used yet/);
    expect(screen.getByText(/last used/)).toBeTruthy();
    fireEvent.click(button('Remove Work key'));
    const keep = await screen.findByRole('button', { name: 'Keep' });
    expect(document.activeElement).toBe(keep);
    expect(requests('unlock.removeKey')).toEqual([]);
    fireEvent.click(button('Remove key'));
    await waitFor(() => expect(requests('unlock.removeKey')).toEqual([{ account, id: 'AA==' }]));
  });

  it('add a key under its name, after the master password', async () => {
    answers.set('unlock.beginKey', () => ({ challenge: 'AA==' }));
    show('unlocked', { pinTries: null, keys: 0, together: false });
    fireEvent.click(button('Add'));
    type('Name of the key', 'Desk key');
    type('Master password', 'correct horse');
    fireEvent.click(button('Continue'));
    const added = { name: 'Desk key', transports: ['usb'], proof: PROOF };
    await waitFor(() => expect(requests('unlock.addKey')).toEqual([{ account, ...added }]));
    expect(requests('unlock.beginKey')).toEqual([{ account, password: 'correct horse' }]);
  });

  it('make no key where the master password is wrong', async () => {
    answers.set('unlock.beginKey', () => {
      throw new CodedError('reprompt-wrong');
    });
    show('unlocked', { pinTries: null, keys: 0, together: false });
    fireEvent.click(button('Add'));
    type('Master password', 'wrong');
    fireEvent.click(button('Continue'));
    await screen.findByRole('alert');
    expect(makeKey).not.toHaveBeenCalled();
  });

  it('say so where the browser has no such keys', async () => {
    mayHaveKeys.mockResolvedValue(false);
    show('unlocked', { pinTries: null, keys: 0, together: false });
    await screen.findByText(/WebAuthn PRF/);
    expect(screen.queryByRole('button', { name: 'Add' })).toBeNull();
  });

  it('set a PIN of six characters, and remove it', async () => {
    show('unlocked', { pinTries: 4, keys: 0, together: false });
    expect(screen.getByText(/4 tries left/)).toBeTruthy();
    fireEvent.click(button('Change PIN'));
    type('New PIN', '12345');
    type('Master password', 'correct horse');
    fireEvent.click(button('Set PIN'));
    await screen.findByText('A PIN has at least six characters.');
    expect(requests('unlock.setPin')).toEqual([]);
    type('New PIN', '123456');
    fireEvent.click(button('Set PIN'));
    await waitFor(() =>
      expect(requests('unlock.setPin')).toEqual([{ account, pin: '123456', password: 'correct horse' }]),
    );
    fireEvent.click(button('Remove PIN'));
    await waitFor(() => expect(requests('unlock.removePin')).toHaveLength(1));
  });

  it('change nothing while locked', async () => {
    show('locked', { pinTries: 5, keys: 1, together: false });
    expect(screen.getByText('Unlock to change these')).toBeTruthy();
    await screen.findByText('Work key');
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});

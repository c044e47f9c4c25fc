// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '../../lib/errors';
import { answers, asked, fakeExtension, resetFakeExtension } from '../../tests/gallery/fake-extension';
import { LOCKED, SIGNED_OUT, signingIn, UNLOCKED } from '../../tests/gallery/samples';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { PopupApp } = await import('./PopupApp');
const { status, silent } = await import('../state/session');
const { draft, ssoTried } = await import('../state/sign-in');

const requests = (name: string) => asked.filter((request) => request.name === name).map(({ args }) => args);
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const own = { region: 'own', base: 'https://vault.hollis.dev' } as const;

/** Their code comes when they are first drawn. */
beforeAll(async () => {
  for (const first of [SIGNED_OUT, signingIn({ name: 'working', at: 'deriving' })]) {
    status.value = first;
    render(<PopupApp />);
    await screen.findByRole('heading', { level: 1 }, { timeout: 10_000 });
    cleanup();
  }
});
beforeEach(() => {
  resetFakeExtension();
  silent.value = false;
  draft.value = { server: own, email: '' };
  ssoTried.value = null;
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('an organisation that lets nobody in by password', () => {
  it('offers its own sign-in, by its name', () => {
    const details = { host: 'vault.hollis.dev', organization: 'hollis' };
    status.value = signingIn({ name: 'failed', error: { code: 'sso-required', details } });
    render(<PopupApp />);
    fireEvent.click(screen.getByRole('button', { name: 'Sign in with single sign-on' }));
    expect(requests('account.signInWithSso')).toMatchObject([{ organization: 'hollis' }]);
  });
});

describe('signing in', () => {
  beforeEach(() => {
    status.value = SIGNED_OUT;
    render(<PopupApp />);
  });

  it('by single sign-on asks for no password, and for the web vault that it comes back through', () => {
    const request = vi.spyOn(fakeExtension.permissions, 'request');
    draft.value = { server: { region: 'eu' }, email: '' };
    fireEvent.click(screen.getByRole('button', { name: 'Sign in with single sign-on' }));
    expect(screen.queryByLabelText('Master password')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Continue in a tab' }));
    expect(requests('account.signInWithSso')).toEqual([]);
    type('Email', 'pat@hollis.dev');
    type('Organisation’s SSO identifier', 'hollis');
    fireEvent.click(screen.getByRole('button', { name: 'Continue in a tab' }));
    expect(requests('account.signInWithSso')).toEqual([
      { server: { region: 'eu' }, email: 'pat@hollis.dev', organization: 'hollis' },
    ]);
    expect(request).toHaveBeenCalledWith(
      expect.objectContaining({
        origins: expect.arrayContaining(['https://identity.bitwarden.eu/*', 'https://vault.bitwarden.eu/*']),
      }),
    );
  });

  it.each([
    ['sso-no-organization', 'Organisation’s SSO identifier'],
    ['sso-none', 'Master password'],
  ] as const)(
    'by single sign-on that has failed with %s comes back to what it asks for',
    async (code, label) => {
      fireEvent.click(screen.getByRole('button', { name: 'Sign in with single sign-on' }));
      type('Email', 'pat@hollis.dev');
      fireEvent.click(screen.getByRole('button', { name: 'Continue in a tab' }));
      status.value = signingIn({ name: 'failed', error: { code, details: { host: 'vault.hollis.dev' } } });
      fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
      status.value = SIGNED_OUT;
      await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(label)));
    },
  );

  const fillForm = () => {
    type('Email', 'pat@hollis.dev');
    type('Master password', 'correct horse');
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  };

  it('starts at the background and asks the browser in the same turn', () => {
    const request = vi.spyOn(fakeExtension.permissions, 'request');
    fillForm();
    expect(requests('account.signIn')).toEqual([
      { server: own, email: 'pat@hollis.dev', password: 'correct horse' },
    ]);
    expect(request).toHaveBeenCalledWith({
      origins: ['https://vault.hollis.dev/*'],
      permissions: ['offscreen'],
    });
  });

  it('goes on when the background still waits for the permission', async () => {
    await fakeExtension.storage.session.set({ status: signingIn({ name: 'permission', origins: [] }) });
    fillForm();
    await waitFor(() => expect(requests('account.continueSignIn')).toEqual([{ accepted: 'permission' }]));
  });

  it('leaves a sign-in alone that has gone on by itself', async () => {
    await fakeExtension.storage.session.set({ status: signingIn({ name: 'working', at: 'deriving' }) });
    fillForm();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Sign in' }).ariaBusy).not.toBe('true'));
    expect(requests('account.continueSignIn')).toEqual([]);
  });

  it('keeps what was typed, but never the password', async () => {
    fillForm();
    const kept = await fakeExtension.storage.local.get('signInDraft');
    expect(JSON.stringify(kept)).toContain('pat@hollis.dev');
    expect(JSON.stringify(kept)).not.toContain('correct horse');
  });

  it('takes both parts of an API key beside the password, and says what is missing of them', async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Sign in with an API key' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('client_id')));
    fillForm();
    await screen.findByText(/It begins with “user.”/);
    expect(requests('account.signIn')).toEqual([]);
    const clientId = 'user.2f1c0d5e-6f0b-4c43-9f5c-0e3a3b0a9d11';
    type('client_id', ` ${clientId}\n`);
    type('client_secret', 'of the key ');
    fillForm();
    const password = 'correct horse';
    const apiKey = { clientId, clientSecret: 'of the key' };
    expect(requests('account.signIn')).toEqual([{ server: own, email: 'pat@hollis.dev', password, apiKey }]);
  });

  it('can ask another device, which needs no password', async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Sign in with another device' }));
    await screen.findByText('Type the email address of your account.');
    expect(requests('account.signInWithDevice')).toEqual([]);
    type('Email', 'pat@hollis.dev');
    fireEvent.click(screen.getByRole('button', { name: 'Sign in with another device' }));
    expect(requests('account.signInWithDevice')).toEqual([{ server: own, email: 'pat@hollis.dev' }]);
  });

  it('says what is missing before anything is sent', async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await screen.findByText('Type the email address of your account.');
    expect(screen.getByText('Type your master password.')).toBeTruthy();
    expect(requests('account.signIn')).toEqual([]);
  });
});

describe('a sign-in under way', () => {
  const show = (step: Parameters<typeof signingIn>[0]) => {
    status.value = signingIn(step);
    render(<PopupApp />);
  };
  const app = { factor: 'authenticator', hint: null, page: null, supported: true } as const;
  const mail = { factor: 'email', hint: 'p**@hollis.dev', page: null, supported: true } as const;
  const key = { factor: 'yubikey', hint: null, page: null, supported: true } as const;
  const duo = { factor: 'duo', hint: null, page: null, supported: false } as const;

  it('sends a code on its last digit, pasted with a gap or typed', async () => {
    show({ name: 'second-factor', options: [app], error: null });
    type('Six-digit code', '41890');
    expect(requests('account.answerSecondFactor')).toEqual([]);
    type('Six-digit code', '418 902');
    const answer = { factor: 'authenticator', code: '418902', remember: false };
    await waitFor(() => expect(requests('account.answerSecondFactor')).toEqual([answer]));
  });

  it('offers to remember this browser where what is given for that can be kept', () => {
    const step = { name: 'second-factor', options: [app], error: null } as const;
    show(step);
    expect(screen.getByLabelText('Remember this browser for 30 days')).toBeTruthy();
    cleanup();
    const { signIn, ...session } = signingIn(step);
    status.value = { ...session, signIn: signIn && { ...signIn, canRemember: false } };
    render(<PopupApp />);
    expect(screen.queryByLabelText('Remember this browser for 30 days')).toBeNull();
  });

  it('sends a mail code again, and lists what it cannot answer', async () => {
    show({ name: 'second-factor', options: [mail, duo], error: { code: 'wrong-code', details: {} } });
    expect(screen.getByText(/That code was not taken/)).toBeTruthy();
    expect(screen.getByText('Duo')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Send the code again' }));
    await screen.findByText('Code sent.');
    expect(requests('account.sendEmailCode')).toHaveLength(1);
  });

  it('takes what a key types, with the Enter that it types', async () => {
    show({ name: 'second-factor', options: [app, key], error: null });
    fireEvent.click(screen.getByRole('radio', { name: 'YubiKey code' }));
    type('Code of the key', 'ccccccbdefgh');
    const button = screen.getByRole<HTMLButtonElement>('button', { name: /Continue/ });
    expect(button.disabled).toBe(true);
    const code = 'ccccccbdefgh'.padEnd(44, 'i');
    type('Code of the key', code);
    await waitFor(() => expect(button.disabled).toBe(false));
    fireEvent.submit(button.form as HTMLFormElement);
    const answer = { factor: 'yubikey', code, remember: false };
    await waitFor(() => expect(requests('account.answerSecondFactor')).toEqual([answer]));
  });

  it('takes a recovery code where it can answer nothing else, and says what that does', async () => {
    show({ name: 'second-factor', options: [duo], error: null });
    expect(screen.getByText(/switches the second step off/)).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBe(null);
    type('Recovery code', 'kdq4 nsf3');
    fireEvent.click(screen.getByRole('button', { name: /Continue/ }));
    const answer = { factor: 'recovery', code: 'kdq4 nsf3', remember: false };
    await waitFor(() => expect(requests('account.answerSecondFactor')).toEqual([answer]));
  });

  it('asks for a security key in a tab, with the focus on the button, and for a recovery code when that is wanted', async () => {
    const page = 'https://vault.hollis.dev';
    show({
      name: 'second-factor',
      options: [{ factor: 'webauthn', hint: null, page, supported: true }],
      error: null,
    });
    const button = screen.getByRole('button', { name: 'Use your security key' });
    expect(document.activeElement).toBe(button);
    fireEvent.click(screen.getByRole('checkbox'));
    fireEvent.click(button);
    await waitFor(() =>
      expect(requests('account.openFactorPage')).toEqual([{ factor: 'webauthn', remember: true }]),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Use a recovery code' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Recovery code'));
  });

  it('goes from a code to the recovery code and back', () => {
    show({ name: 'second-factor', options: [app], error: null });
    type('Six-digit code', '41');
    fireEvent.click(screen.getByRole('button', { name: 'Use a recovery code' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Recovery code'));
    fireEvent.click(screen.getByRole('button', { name: 'Other ways' }));
    expect(screen.getByLabelText<HTMLInputElement>('Six-digit code').value).toBe('');
  });

  it('asks another device with the address alone, and looks for its answer while it is shown', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    show({ name: 'device', publicKey: 'AAAA' });
    await waitFor(() => expect(requests('account.lookAtDevice')).toHaveLength(1));
    await vi.advanceTimersByTimeAsync(3000);
    expect(requests('account.lookAtDevice')).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(requests('account.cancelSignIn')).toHaveLength(1));
    vi.useRealTimers();
  });

  it('takes another key only after the tick that it is the person’s own doing', async () => {
    show({ name: 'consent', risks: [{ risk: 'key-changed' }], webVault: 'https://vault.hollis.dev' });
    expect(screen.getByRole('heading', { name: /another key than before/ })).toBeTruthy();
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Sign in anyway' });
    expect(button.disabled).toBe(true);
    fireEvent.click(screen.getByRole('checkbox', { name: /I have changed the key/ }));
    await waitFor(() => expect(button.disabled).toBe(false));
  });

  it('goes on with a risk only after the tick', async () => {
    show({ name: 'consent', risks: [{ risk: 'key-type-0' }], webVault: 'https://vault.hollis.dev' });
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Sign in anyway' });
    expect(button.disabled).toBe(true);
    fireEvent.click(screen.getByRole('checkbox'));
    await waitFor(() => expect(button.disabled).toBe(false));
    fireEvent.click(button);
    await waitFor(() => expect(requests('account.continueSignIn')).toEqual([{ accepted: 'risks' }]));
  });

  it('shows what was remembered beside what was asked', () => {
    const remembered = { kind: 'argon2id', iterations: 3, memoryMiB: 64, parallelism: 4 } as const;
    const asks = { kind: 'pbkdf2', iterations: 5000, memoryMiB: null, parallelism: null } as const;
    show({ name: 'refused', error: { code: 'kdf-weaker', details: {} }, remembered, asked: asks });
    expect(screen.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
      'RememberedAsked today',
      'MethodArgon2idPBKDF2',
      'Strength64 MB, 3 passes5,000 rounds',
      'Servervault.hollis.dev',
    ]);
  });

  it('says what went wrong and leads back to the form', async () => {
    show({ name: 'failed', error: { code: 'wrong-credentials', details: { host: 'vault.hollis.dev' } } });
    expect(screen.getByRole('alert').textContent).toContain('vault.hollis.dev does not know');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(requests('account.cancelSignIn')).toHaveLength(1));
    expect(draft.value.email).toBe('pat@hollis.dev');
  });
});

describe('unlocking', () => {
  beforeEach(() => {
    status.value = LOCKED;
    render(<PopupApp />);
  });

  it('has the focus in the password', () => {
    expect(document.activeElement).toBe(screen.getByLabelText('Master password'));
    expect(screen.getByText('vault.hollis.dev')).toBeTruthy();
  });

  it('says that a password was wrong, until another is typed', async () => {
    answers.set('account.unlock', () => {
      throw new CodedError('wrong-password');
    });
    type('Master password', 'wrong');
    fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
    await screen.findByText(/That master password did not open the vault/);
    type('Master password', 'wrong2');
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('signs out only after a question that starts on the safe answer', async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    const stay = await screen.findByRole('button', { name: 'Stay signed in' });
    expect(document.activeElement).toBe(stay);
    expect(requests('account.signOut')).toEqual([]);
    const [, leave] = screen.getAllByRole('button', { name: 'Sign out' });
    if (leave) fireEvent.click(leave);
    await waitFor(() => expect(requests('account.signOut')).toHaveLength(1));
  });
});

it('There is a sentence when the background does not answer, and another try', async () => {
  status.value = UNLOCKED;
  silent.value = true;
  render(<PopupApp />);
  expect(screen.getByRole('heading', { name: 'Latchkey is not answering' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(silent.value).toBe(false));
  expect(requests('account.touch')).toHaveLength(1);
});

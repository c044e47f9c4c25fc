import { computed, effect, signal } from '@preact/signals';
import { browser, signInDraftItem, statusItem } from '../../lib/browser';
import { CodedError } from '../../lib/errors';
import { ask } from '../../lib/protocol';
import type { PageFactor, ServerChoice, ServerReport } from '../../lib/session';
import { leaveOf } from '../../lib/settings';
import { t } from '../../lib/text';
import { showToast } from './notice';
import { go } from './route';
import { choiceOrigins, readChoice, webVaultOrigins, writeChoice } from './server-choice';
import { onLock, status } from './session';
import { settingNames } from './settings';

export interface SignInDraft {
  readonly server: ServerChoice;
  readonly email: string;
}

const EMPTY: SignInDraft = { server: { region: 'us' }, email: '' };

/** Whether it is worth sending: only a server knows which addresses there are. */
export const looksLikeEmail = (text: string): boolean => /^\S+@\S+$/.test(text.trim());

/** What was typed and is no secret; it outlives the popup, and goes with a lock. */
export const draft = signal<SignInDraft>(EMPTY);

/** How often the person has changed it. */
const edits = signal(0);

async function readDraft(): Promise<void> {
  const before = edits.peek();
  const stored = await signInDraftItem.get().catch(() => null);
  // Somebody has begun to type meanwhile.
  if (edits.peek() !== before) return;
  draft.value = stored ? { server: readChoice(stored.server), email: stored.email } : EMPTY;
}

const isSignedOut = computed(() => status.value?.state === 'signed-out');

/** The organisation's name that the last sign-in was begun with, for a form that comes back to it; null: it was begun otherwise. */
export const ssoTried = signal<string | null>(null);

const forgetSso = (): void => {
  ssoTried.value = null;
};

export async function startDraft(): Promise<void> {
  onLock(forgetSso);
  onLock(() => void readDraft());
  // Pages know of the end of an account before the background has noted which server the form starts with.
  effect(() => {
    if (isSignedOut.value) void readDraft();
  });
  await readDraft();
}

/** Has the server mail another code. */
export async function sendEmailCode(): Promise<void> {
  await ask('account.sendEmailCode');
  showToast(t('toastCodeSent'), 'mail');
}

export function changeDraft(change: Partial<SignInDraft>): void {
  edits.value += 1;
  draft.value = { ...draft.peek(), ...change };
  const { server, email } = draft.peek();
  void signInDraftItem.set({ server: writeChoice(server), email });
}

/** How many accounts there were when another one was to be added: once there are more, it is here. */
export const accountsBefore = signal(0);

/** Another account, perhaps on the same server: the form waits for who it is. */
export function addAccount(): void {
  accountsBefore.value = status.peek()?.accounts.length ?? 0;
  changeDraft({ email: '' });
  forgetSso();
  go({ screen: 'add-account' });
}

/** Permissions that an option asks for when it is switched on. */
const OF_OPTIONS = new Set(settingNames.flatMap((name) => leaveOf(name)?.permissions ?? []));

type Wanted = Parameters<typeof browser.permissions.request>[0];

/**
 * Asks the browser for access to a server, together with the small extras of the manifest. Must be called in the click itself:
 * browsers refuse the question after any waiting, and some close the popup when they ask.
 */
export function requestAccess(origins: readonly string[]): Promise<boolean> {
  const optional = browser.runtime.getManifest().optional_permissions ?? [];
  const extras = optional.filter((name) => !name.includes(':') && !OF_OPTIONS.has(name));
  const wanted = { origins: [...origins], permissions: extras } as Wanted;
  return browser.permissions.request(wanted).catch(() => false);
}

export const hasAccess = (origins: readonly string[]): Promise<boolean> =>
  browser.permissions.contains({ origins: [...origins] }).catch(() => false);

async function continueIfWaiting(): Promise<void> {
  const { signIn } = await statusItem.get();
  if (signIn?.step.name !== 'permission') return;
  await ask('account.continueSignIn', { accepted: 'permission' });
}

/** Starts a sign-in and asks for the server's permission in the same click; the background goes on if the popup closes now. */
async function begin(
  start: (draft: SignInDraft) => Promise<void>,
  more: (server: ServerChoice) => readonly string[] = () => [],
  organization: string | null = null,
): Promise<void> {
  const { server } = draft.peek();
  ssoTried.value = organization;
  const started = start(draft.peek());
  const granted = requestAccess([...new Set([...choiceOrigins(server), ...more(server)])]);
  await started;
  if (await granted) await continueIfWaiting();
}

export interface ApiKeyDraft {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** @param apiKey where the person signs in by it. */
export const beginSignIn = (password: string, apiKey: ApiKeyDraft | null = null): Promise<void> =>
  begin(({ server, email }) => ask('account.signIn', { server, email, password, ...(apiKey && { apiKey }) }));

/** The same by way of another device, which lets this browser in. */
export const beginWithDevice = (): Promise<void> =>
  begin(({ server, email }) => ask('account.signInWithDevice', { server, email }));

/** The same by the organisation's own sign-in. @param organization its name for single sign-on; empty: by the address. */
export const beginWithSso = (organization: string): Promise<void> =>
  begin(
    ({ server, email }) => ask('account.signInWithSso', { server, email, organization }),
    webVaultOrigins,
    organization,
  );

/**
 * Opens the page of the web vault that asks for a second factor; its answer reaches us through a script in it. Must be called in the click
 * itself. @throws CodedError `permission-missing`, `not-found`.
 */
export async function openFactorPage(
  { factor, page }: { readonly factor: PageFactor; readonly page: string },
  remember: boolean,
): Promise<void> {
  const { protocol, hostname, host } = new URL(page);
  if (!(await requestAccess([`${protocol}//${hostname}/*`])))
    throw new CodedError('permission-missing', { host });
  await ask('account.openFactorPage', { factor, remember });
}

/** The permission step's button: asks again, and goes on when the answer is yes. */
export async function grantAndContinue(origins: readonly string[]): Promise<boolean> {
  const granted = await requestAccess(origins);
  if (granted) await continueIfWaiting();
  return granted;
}

/** Looks at a server. Rejects with what the background found wrong. */
export const checkServer = (server: ServerChoice): Promise<ServerReport> =>
  ask('account.checkServer', { server });

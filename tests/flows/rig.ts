import 'fake-indexeddb/auto';
import './derive-once';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { compose } from '../../entrypoints/background/compose';
import type { Session } from '../../lib/account';
import { statusItem } from '../../lib/browser';
import { OpenError } from '../../lib/crypto';
import type { FillReport } from '../../lib/fill';
import type { UiRequests } from '../../lib/protocol';
import type { SessionStatus, SignInState } from '../../lib/session';
import { createStore } from '../../lib/store';
import { type Account, type AccountOptions, createAccount } from '../server/account.ts';
import { type EmbeddedServer, type ServerOptions, startServer } from '../server/index.ts';
import { type OpenedList, readList } from './read-list.ts';

type Composed = ReturnType<typeof compose>;

/** A background over real HTTP and a real (in-memory) database, asked in the words of the contract. */
export interface Rig {
  readonly server: EmbeddedServer;
  readonly account: Account;
  ask<K extends keyof UiRequests>(name: K, args?: unknown): Promise<Awaited<ReturnType<UiRequests[K]>>>;
  status(): Promise<SessionStatus>;
  step(): Promise<SignInState['step'] | undefined>;
  /** … and says yes to all organisations, as the person does who knows them. */
  signIn(password?: string): Promise<void>;
  acceptOrganizations(): Promise<void>;
  /** The background's own session, as alarms and the browser's events reach it. */
  session(): Pick<Session, 'alarm' | 'screenLocked' | 'verifyPassword'>;
  /** The time of a waiting sign-in is over. */
  expireSignIn(): Promise<void>;
  /** The browser stops the worker; what lived in its memory is gone, storage stays. */
  killWorker(): Promise<void>;
  /** The browser is closed and opened: memory-only storage is gone too. */
  restartBrowser(): Promise<void>;
  /** The keyboard's "fill": the best login for the page in a tab. */
  fillBest(tabId: number): Promise<FillReport>;
  /** A page of the web vault has posted the answer to a second factor. */
  pageAnswered(answer: object): Promise<void>;
  /** … or what single sign-on has given. */
  ssoAnswered(answer: object): Promise<void>;
  /** What follows the pages that people type into. */
  capture(): Composed['capture'];
  /** The alarm that forgets what was typed there. */
  tidyWaiting(): Promise<void>;
  /** How many of the account's items lie on disk. */
  storedItems(): Promise<number>;
  /** The list as a page would open it, once it is whole. */
  list(): Promise<OpenedList>;
  /** Requests to the server since the rig was made, by path. */
  requests(path: string): number;
}

export const EMAIL = 'pat@hollis.example';
export const PASSWORD = 'correct horse battery';
const CHEAP = { kind: 'pbkdf2', iterations: 600_000 } as const;

const opened: EmbeddedServer[] = [];

/** Closes all servers; for `afterEach`. */
export async function closeRigs(): Promise<void> {
  await Promise.all(opened.splice(0).map((server) => server.close()));
}

async function start(): Promise<Composed> {
  const composed = compose(false);
  await composed.hydrate();
  await composed.resume();
  return composed;
}

export { readList };

/** Waits for the background to have made what is missing of the list, and to have brought it up to the vault that is stored. */
async function wholeList(account: string): Promise<OpenedList> {
  const store = createStore();
  return vi.waitUntil(
    async () => {
      // What is changed while it is read is read again, as pages do.
      const list = await readList(account).catch((error: unknown) => {
        if (error instanceof OpenError) return null;
        throw error;
      });
      const vault = await store.readVault(account);
      return list?.head.isComplete && list.head.generation === vault?.generation && list;
    },
    { timeout: 20_000, interval: 10 },
  );
}

/** Starts a server with one account, and a background that is signed out. */
export async function createRig(
  options: { server?: ServerOptions; account?: Partial<AccountOptions> } = {},
): Promise<Rig> {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => true);
  const server = await startServer(options.server);
  opened.push(server);
  const account = await createAccount(server, {
    email: EMAIL,
    password: PASSWORD,
    kdf: CHEAP,
    ...options.account,
  });
  const before = server.log.length;
  let composed = await start();
  const rig: Rig = {
    server,
    account,
    ask: async (name, args) => (composed.uiHandlers[name] as (args: unknown) => Promise<never>)(args),
    status: async () => statusItem.get(),
    step: async () => (await statusItem.get()).signIn?.step,
    signIn: async (password = PASSWORD) => {
      await rig.ask('account.signIn', {
        server: { region: 'own', base: server.url },
        email: EMAIL,
        password,
      });
      await rig.acceptOrganizations();
    },
    acceptOrganizations: async () => {
      for (const { id, print } of (await statusItem.get()).sync.strangers)
        await rig.ask('sync.answerOrganization', { id, print, isAccepted: true });
    },
    session: () => {
      const found = composed.accounts.of(`${server.url}|${account.userId}`).then(({ session }) => session);
      return {
        alarm: async () => (await found).alarm(),
        screenLocked: async () => (await found).screenLocked(),
        verifyPassword: async (password) => (await found).verifyPassword(password),
      };
    },
    expireSignIn: () => composed.signIn.expire(),
    killWorker: async () => {
      composed = await start();
    },
    restartBrowser: async () => {
      await fakeBrowser.storage.session.clear();
      composed = await start();
    },
    fillBest: (tabId) => composed.fillTab.fillBest(tabId),
    ssoAnswered: (answer) => composed.signIn.ssoAnswered(answer as never),
    pageAnswered: (answer) => composed.signIn.pageAnswered(answer as never),
    capture: () => composed.capture,
    tidyWaiting: () => composed.tidyWaiting(),
    storedItems: async () => (await createStore().readItems(`${server.url}|${account.userId}`)).length,
    list: () => wholeList(`${server.url}|${account.userId}`),
    requests: (path) => server.log.slice(before).filter((request) => request.path.startsWith(path)).length,
  };
  return rig;
}

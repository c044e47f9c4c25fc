import type { AccountStatus, SessionStatus } from '../../lib/session/index.ts';
import type { Surface } from './driver/surface.ts';

interface StorageApi {
  readonly storage: Record<
    'local' | 'session',
    { get(key: string | null): Promise<Record<string, unknown>>; set(values: object): Promise<void> }
  >;
}

interface AlarmsApi {
  readonly alarms: { clearAll(): Promise<boolean> };
}

/** The session as the extension's own pages read it. `page` must be a page of ours. */
export const readStatus = (page: Surface): Promise<SessionStatus> =>
  page.evaluate(async () => {
    const world = globalThis as unknown as { browser?: StorageApi; chrome: StorageApi };
    const { status } = await (world.browser ?? world.chrome).storage.session.get('status');
    // What stands in it twice would come once: the account in front is one of all.
    return JSON.parse(JSON.stringify(status)) as SessionStatus;
  });

/** Writes some members of all accounts' status over, behind the background's back. */
export async function changeStatus(page: Surface, change: Partial<AccountStatus>): Promise<void> {
  await page.evaluate(async (members) => {
    const world = globalThis as unknown as { browser?: StorageApi; chrome: StorageApi };
    const { session } = (world.browser ?? world.chrome).storage;
    const status = (await session.get('status')).status as SessionStatus;
    const accounts = status.accounts.map((one) => ({ ...one, ...members }));
    await session.set({ status: { ...status, ...members, accounts, account: status.account } });
  }, change);
}

/** The names of all that is kept in memory for as long as the browser runs. */
export const memoryKeys = (page: Surface): Promise<string[]> =>
  page.evaluate(async () => {
    const world = globalThis as unknown as { browser?: StorageApi; chrome: StorageApi };
    return Object.keys(await (world.browser ?? world.chrome).storage.session.get(null)).sort();
  });

/** Takes the background's alarms away, as a browser does that has slept through them. */
export async function clearAlarms(page: Surface): Promise<void> {
  await page.evaluate(async () => {
    const world = globalThis as unknown as { browser?: AlarmsApi; chrome: AlarmsApi };
    await (world.browser ?? world.chrome).alarms.clearAll();
  });
}

/** Puts a server and an address on the sign-in screen, as if they had been typed in a popup before. */
export async function prefillSignIn(page: Surface, server: string, email: string): Promise<void> {
  await page.evaluate(
    async (draft) => {
      const world = globalThis as unknown as { browser?: StorageApi; chrome: StorageApi };
      await (world.browser ?? world.chrome).storage.local.set({ signInDraft: draft });
    },
    { server: JSON.stringify({ region: 'own', base: server }), email },
  );
}

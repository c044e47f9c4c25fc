import type { SessionStatus } from '../../lib/session/index.ts';
import type { Surface } from './driver/surface.ts';

interface StorageApi {
  readonly storage: Record<
    'local' | 'session',
    { get(key: string): Promise<Record<string, unknown>>; set(values: object): Promise<void> }
  >;
}

/** The session as the extension's own pages read it. `page` must be a page of ours. */
export const readStatus = (page: Surface): Promise<SessionStatus> =>
  page.evaluate(async () => {
    const world = globalThis as unknown as { browser?: StorageApi; chrome: StorageApi };
    const { status } = await (world.browser ?? world.chrome).storage.session.get('status');
    return status as SessionStatus;
  });

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

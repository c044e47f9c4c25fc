import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { SsoOptions } from '../server/context.ts';
import { createRig, EMAIL, type Rig } from './rig';

export const SSO: SsoOptions = { name: 'Hollis', identifier: 'hollis', domain: 'hollis.example' };
export const TAB = 41;
export const TOKEN = { path: '/identity/connect/token' };

interface Tabs {
  readonly rig: Rig;
  /** The addresses that were opened, oldest first. */
  readonly opened: () => string[];
  readonly replaced: () => unknown[];
  /** How often the script in the web vault's pages was taken back. */
  readonly withdrawn: () => number;
}

/** A background on a server with an organisation, in a browser that opens no tab. */
export async function withSso(
  sso: SsoOptions | null = SSO,
  protocol: 'modern' | 'rubywarden' = 'modern',
): Promise<Tabs> {
  const account = protocol === 'modern' ? {} : { kdf: { kind: 'pbkdf2', iterations: 600_000 } as const };
  const rig = await createRig({ server: { sso, protocol }, account });
  vi.spyOn(fakeBrowser.tabs, 'create')
    .mockReset()
    .mockImplementation(async () => ({ id: TAB }) as never);
  vi.spyOn(fakeBrowser.tabs, 'update')
    .mockReset()
    .mockImplementation(async () => ({}) as never);
  vi.spyOn(fakeBrowser.tabs, 'remove')
    .mockReset()
    .mockImplementation(async () => undefined);
  const scripting = {
    registerContentScripts: vi.fn(),
    unregisterContentScripts: vi.fn(async () => undefined),
  };
  Object.assign(fakeBrowser, { scripting });
  return {
    rig,
    opened: () => vi.mocked(fakeBrowser.tabs.create).mock.calls.map(([{ url }]) => String(url)),
    replaced: () => vi.mocked(fakeBrowser.tabs.update).mock.calls,
    withdrawn: () => scripting.unregisterContentScripts.mock.calls.length,
  };
}

/** Begins one by the address, or by an organisation's name. */
export const begin = (rig: Rig, organization = '', email = EMAIL): Promise<void> =>
  rig.ask('account.signInWithSso', {
    server: { region: 'own', base: rig.server.url },
    email,
    organization,
  });

/** What a person does in the tab, without a browser: to the organisation's sign-in and back. Gives the web vault's address at the end. */
async function walk(page: string, email = EMAIL): Promise<URL> {
  const sent = await fetch(page, { redirect: 'manual' });
  const [cookie = ''] = (sent.headers.get('set-cookie') ?? '').split(';');
  const ask = new URL(sent.headers.get('location') ?? '', page).searchParams.get('ask') ?? '';
  const back = new URL(`/identity/connect/oidc-signin?${new URLSearchParams({ ask, email })}`, page);
  const returned = await fetch(back, { redirect: 'manual', headers: { cookie } });
  return new URL(returned.headers.get('location') ?? '', page);
}

/** What the page at the end posts, changed as told. */
export async function answer(rig: Rig, page: string, change: object = {}, email = EMAIL): Promise<void> {
  const { searchParams, origin } = await walk(page, email);
  const [code, state] = [searchParams.get('code'), searchParams.get('state')];
  await rig.ssoAnswered({ code, state, tabId: TAB, origin, ...change });
}

/** The step that it has come to, or the code of what has ended it. */
export const endOf = async (rig: Rig) => {
  const step = await rig.step();
  return step?.name === 'failed' || step?.name === 'refused' ? step.error.code : step?.name;
};

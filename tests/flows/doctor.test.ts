import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { CHECKS, type Check, type FindingCode } from '../../lib/doctor';
import type { ServerChoice } from '../../lib/session';
import type { Fault } from '../server/faults';
import type { ServerOptions } from '../server/index.ts';
import { closeRigs, createRig, type Rig } from './rig';

afterEach(async () => {
  vi.restoreAllMocks();
  await closeRigs();
});

const own = (base: string): ServerChoice => ({ region: 'own', base });

/** What each check finds, in order, as a page asks for them. */
async function examine(rig: Rig, server = own(rig.server.url)): Promise<Record<Check, FindingCode>> {
  const { account } = await rig.status();
  const who = account ? { email: account.email, account: account.id } : {};
  const found: Partial<Record<Check, FindingCode>> = {};
  for (const check of CHECKS) found[check] = (await rig.ask('doctor.check', { check, server, ...who })).code;
  return found as Record<Check, FindingCode>;
}

const check = async (rig: Rig, name: Check, server = own(rig.server.url)) =>
  (await rig.ask('doctor.check', { check: name, server })).code;

describe('the doctor', () => {
  it('finds nothing wrong with a server that works', async () => {
    const rig = await createRig({ server: { hub: 'vaultwarden' } });
    await rig.signIn();
    expect(await examine(rig)).toEqual({
      address: 'address-ok',
      reach: 'reach-ok',
      layout: 'layout-modern',
      version: 'version-known',
      clock: 'clock-ok',
      kdf: 'kdf-ok',
      hub: 'hub-ok',
      icons: 'icons-ok',
    });
  });

  it('says what it cannot know of a server where nobody is signed in, and of an old one', async () => {
    const rig = await createRig({ server: { protocol: 'rubywarden' }, account: { protectedKeyType: 2 } });
    expect(await examine(rig)).toMatchObject({
      layout: 'layout-old',
      version: 'version-old',
      kdf: 'kdf-unknown',
      hub: 'hub-locked',
    });
  });

  it('sends neither a password nor a token, but for the line of live updates', async () => {
    const rig = await createRig({ server: { hub: 'none' } });
    await rig.signIn();
    const before = rig.server.log.length;
    for (const name of CHECKS.filter((one) => one !== 'hub')) await check(rig, name);
    const asked = rig.server.log.slice(before);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(({ headers }) => headers.authorization)).toEqual([]);
  });

  it.each([
    ['http://vault.example', 'address-clear'],
    ['https://vault.example/bitwarden/#/login', 'address-path'],
    ['vault.example', 'address-ok'],
    ['ftp://vault.example', 'address-wrong'],
    ['https://', 'address-wrong'],
  ])('judges an address: %s', async (base, code) => {
    const rig = await createRig();
    expect(await check(rig, 'address', own(base))).toBe(code);
  });

  const CONFIG = { path: '/api/config' };
  it.each<[FindingCode, Fault]>([
    ['reach-none', { kind: 'drop' }],
    ['reach-redirect', { kind: 'redirect', location: 'https://sso.example/login' }],
    ['reach-portal', { kind: 'status', status: 403, body: '<html>Access denied</html>' }],
    ['reach-portal', { kind: 'status', status: 401 }],
    ['reach-html', { kind: 'html' }],
    ['reach-down', { kind: 'status', status: 502 }],
    ['reach-busy', { kind: 'too-many' }],
  ])('names what stands before the server: %s', async (code, fault) => {
    const rig = await createRig();
    rig.server.faults.always(CONFIG, fault);
    expect(await check(rig, 'reach')).toBe(code);
  });

  it('finds a proxy that passes only a part on', async () => {
    const rig = await createRig();
    rig.server.faults.always({ path: '/identity/accounts/prelogin/password' }, { kind: 'html' });
    rig.server.faults.always({ path: '/identity/accounts/prelogin' }, { kind: 'html' });
    rig.server.faults.always({ path: '/api/accounts/prelogin' }, { kind: 'html' });
    expect(await check(rig, 'layout')).toBe('layout-identity');
  });

  it.each([
    [120, 'clock-ahead'],
    [-120, 'clock-behind'],
    [10, 'clock-ok'],
  ])('compares clocks: %i seconds', async (seconds, code) => {
    const rig = await createRig();
    const now = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => now - seconds * 1000);
    expect(await check(rig, 'clock')).toBe(code);
  });

  it('judges how the master password is protected, before anything is derived', async () => {
    const weak = await createRig({ account: { kdf: { kind: 'pbkdf2', iterations: 100_000 }, form: 'old' } });
    const kdf = async (rig: Rig) =>
      (await rig.ask('doctor.check', { check: 'kdf', server: own(rig.server.url), email: rig.account.email }))
        .code;
    expect(await kdf(weak)).toBe('kdf-weak');
    const path = '/identity/accounts/prelogin/password';
    weak.server.faults.always(
      { path },
      { kind: 'mutate', mutate: (body) => ({ ...body, kdfIterations: 1, kdfSettings: null }) },
    );
    expect(await kdf(weak)).toBe('kdf-refused');
  });

  it('does not name the account in the clear past other people', async () => {
    const rig = await createRig({ server: { protocol: 'rubywarden' }, account: { protectedKeyType: 2 } });
    const far = 'http://vault.example';
    const reallyFetch = fetch;
    const sent: string[] = [];
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      const asked = new Request(input, init);
      sent.push(await asked.clone().text());
      return reallyFetch(new Request(asked.url.replace(far, rig.server.url), asked));
    });
    const ask = async (base: string) => {
      const { email } = rig.account;
      return (await rig.ask('doctor.check', { check: 'kdf', server: own(base), email })).code;
    };
    expect(await ask(far)).toBe('kdf-unknown');
    expect(sent.join()).not.toContain(rig.account.email);
    expect(await ask(rig.server.url)).not.toBe('kdf-unknown');
    expect(sent.join()).toContain(rig.account.email);
  });

  it('asks no other host for icons than those that the person allows', async () => {
    const rig = await createRig();
    expect(await check(rig, 'icons')).toBe('icons-ok');
    const before = rig.server.log.length;
    vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => false);
    expect(await check(rig, 'icons')).toBe('icons-no-access');
    expect(rig.server.log.slice(before).filter(({ path }) => path.includes('icon'))).toEqual([]);
  });

  it.each([
    ['none', 'hub-closed'],
    ['official', 'hub-ok'],
  ] as const)('tries the line for live updates: %s', async (hub, code) => {
    const rig = await createRig({ server: { hub } as ServerOptions });
    await rig.signIn();
    expect((await examine(rig)).hub).toBe(code);
  });
});

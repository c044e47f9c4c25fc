import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { t } from '../e2e/words.ts';
import { HOSTILE_CASES, type HostileCase } from '../server/hostile-cases.ts';
import { type EmbeddedServer, startServer } from '../server/index.ts';
import { closeRigs, createRig, PASSWORD, type Rig } from './rig';

const RISKS: Readonly<Record<string, string>> = {
  'kdf-weak': 'weakKdfTitle',
  'key-type-0': 'oldKeyTitle',
  'key-changed': 'keyChangedTitle',
};

/** What the person reads. */
const wordsOf = ({ ends }: HostileCase): string =>
  t(RISKS[ends] ?? `error_${ends.replaceAll('-', '_')}`, '127.0.0.1');

async function endOf(rig: Rig): Promise<string | undefined> {
  const step = await rig.step();
  if (step?.name === 'consent') return step.risks[0]?.risk;
  return step?.name === 'refused' || step?.name === 'failed' ? step.error.code : step?.name;
}

const rows = HOSTILE_CASES.map((hostile) => ({ ...hostile, words: wordsOf(hostile) }));

describe('a hostile server at the sign-in', () => {
  let stranger: EmbeddedServer;
  beforeAll(async () => {
    stranger = await startServer();
  });
  afterEach(closeRigs);
  afterAll(() => stranger.close());

  it.each(rows)('$what: $words', async ({ isKnown, spoil, ends, isSilent }) => {
    const rig = await createRig();
    if (isKnown) {
      await rig.signIn();
      await rig.ask('account.signOut');
    }
    const before = rig.requests('/identity/connect');
    await spoil(rig, stranger.url);
    await rig.signIn();
    expect(await endOf(rig)).toBe(ends);
    expect((await rig.status()).state).toBe('signed-out');
    if (isSilent) expect(rig.requests('/identity/connect')).toBe(before);
    expect(rig.requests('/api/sync')).toBe(isKnown ? 1 : 0);
    expect(stranger.log).toEqual([]);
    if (ends in RISKS) await rig.ask('account.cancelSignIn');
    expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toContain(PASSWORD);
  });
});

describe('another key than before', () => {
  afterEach(closeRigs);
  const changedKey = rows.find(({ ends }) => ends === 'key-changed');

  it('is taken when the person says that it is theirs, and known from then on', async () => {
    const rig = await createRig();
    await rig.signIn();
    await rig.ask('account.signOut');
    await changedKey?.spoil(rig, '');
    await rig.signIn();
    await rig.ask('account.continueSignIn', { accepted: 'risks' });
    expect((await rig.status()).state).toBe('unlocked');
    await rig.ask('account.signOut');
    await rig.signIn();
    expect((await rig.status()).state).toBe('unlocked');
  });

  it('replaces nothing while the person has not answered', async () => {
    const rig = await createRig();
    await rig.signIn();
    await rig.ask('account.lock');
    await changedKey?.spoil(rig, '');
    await rig.signIn();
    expect(await endOf(rig)).toBe('key-changed');
    await rig.ask('account.cancelSignIn');
    await rig.ask('account.unlock', { password: PASSWORD });
    expect((await rig.status()).state).toBe('unlocked');
  });
});

describe('what a hostile server says beside the vault', () => {
  afterEach(closeRigs);

  it('leads nowhere: neither addresses of its own, nor demands to hand out or replace keys', async () => {
    const stranger = await startServer();
    const rig = await createRig();
    const { url } = stranger;
    const environment = {
      vault: url,
      api: url,
      identity: url,
      notifications: url,
      sso: url,
      cloudRegion: 'XX',
    };
    rig.server.faults.always(
      { path: '/api/config' },
      { kind: 'mutate', mutate: (body) => ({ ...body, environment }) },
    );
    const organizations = [
      {
        id: crypto.randomUUID(),
        name: 'Mallory',
        keyConnectorEnabled: true,
        keyConnectorUrl: url,
        enabled: true,
        key: null,
      },
    ];
    const policies = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((type) => ({
      id: crypto.randomUUID(),
      organizationId: organizations[0]?.id,
      type,
      enabled: true,
      data: { autoEnrollEnabled: true },
    }));
    const mutate = (body: Record<string, unknown>) => ({
      ...body,
      profile: {
        ...(body.profile as object),
        forcePasswordReset: true,
        usesKeyConnector: true,
        organizations,
      },
      policies,
    });
    rig.server.faults.always({ path: '/api/sync' }, { kind: 'mutate', mutate });
    const before = rig.server.log.length;
    await rig.signIn();
    expect((await rig.status()).state).toBe('unlocked');
    const made = rig.server.log.slice(before).filter(({ method }) => method !== 'GET');
    expect(made.map(({ path }) => path)).toEqual([
      '/identity/accounts/prelogin/password',
      '/identity/connect/token',
    ]);
    expect(stranger.log).toEqual([]);
    await stranger.close();
  });
});

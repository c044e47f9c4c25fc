import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sealText } from '../../lib/crypto';
import { CodedError } from '../../lib/errors';
import { writeSetting } from '../../lib/settings';
import { agree, readGroups, readGroupsInForce } from '../../lib/sites';
import { addSharedOrganization } from '../server/shared-organization';
import { pageInFront } from './page-in-front';
import { closeRigs, createRig, type Rig } from './rig';
import { until } from './until';

afterEach(async () => {
  vi.restoreAllMocks();
  await closeRigs();
});

const BANK = ['bank.example', 'bank.test'];
const WITH_EVIL = ['bank.example', 'bank.test', 'evil.test'];

const accountOf = async (rig: Rig): Promise<string> => String((await rig.status()).account?.id);

const tell = (rig: Rig, equivalentDomains: readonly (readonly string[])[]) =>
  rig.account.call('PUT', '/settings/domains', {
    equivalentDomains,
    excludedGlobalEquivalentDomains: [0, 1, 2, 10],
  });

/** Signs in to a vault with one login, of bank.example. */
async function open(groups: readonly (readonly string[])[], match: number | null = null) {
  const rig = await createRig();
  const seal = (text: string) => sealText(text, rig.account.userKey);
  const login = {
    username: await seal('ada'),
    password: await seal('secret'),
    uris: [{ uri: await seal('https://bank.example'), match }],
  };
  const { id } = await rig.account.call('POST', '/ciphers', { type: 1, name: await seal('Bank'), login });
  await tell(rig, groups);
  await rig.signIn();
  await rig.list();
  return { rig, id: String(id) };
}

/** Fills a page; the refusal's code where it was refused. */
async function fill(rig: Rig, id: string, url: string): Promise<readonly string[] | string> {
  const page = pageInFront(url);
  try {
    await rig.ask('fill.fill', { id, tabId: page.tabId });
  } catch (error) {
    if (error instanceof CodedError) return error.info.code;
    throw error;
  }
  return page.taken();
}

const FILLED = ['ada', 'secret'];

describe('sites that the server says are one', () => {
  it('stay apart until the person has said yes', async () => {
    const { rig, id } = await open([BANK]);
    const account = await accountOf(rig);
    expect((await readGroups(account)).offered).toEqual([BANK]);
    expect(await fill(rig, id, 'https://bank.example/')).toEqual(FILLED);
    expect(await fill(rig, id, 'https://www.bank.test/')).toBe('page-other-site');
    await agree(account, [BANK]);
    expect(await fill(rig, id, 'https://www.bank.test/')).toEqual(FILLED);
    expect(await fill(rig, id, 'http://www.bank.test/')).not.toEqual(FILLED);
  });

  it('are not joined by a site that comes later, and are parted at once', async () => {
    const { rig, id } = await open([BANK]);
    const account = await accountOf(rig);
    await agree(account, [BANK]);
    await tell(rig, [WITH_EVIL]);
    await rig.ask('sync.now');
    expect((await readGroups(account)).offered).toEqual([WITH_EVIL]);
    expect(await fill(rig, id, 'https://evil.test/')).toBe('page-other-site');
    expect(await fill(rig, id, 'https://bank.test/')).toEqual(FILLED);
    await tell(rig, []);
    await rig.ask('sync.now');
    expect(await readGroupsInForce(account)).toEqual([]);
    expect(await fill(rig, id, 'https://bank.test/')).toBe('page-other-site');
  });

  it('count for the mode "same site" only', async () => {
    const { rig, id } = await open([BANK], 1);
    await agree(await accountOf(rig), [BANK]);
    expect(await fill(rig, id, 'https://bank.example/')).toEqual(FILLED);
    expect(await fill(rig, id, 'https://bank.test/')).toBe('page-other-site');
  });

  it('keep what was known of them when an answer says nothing', async () => {
    const { rig } = await open([BANK]);
    const account = await accountOf(rig);
    rig.server.faults.always(
      { path: '/api/sync' },
      { kind: 'mutate', mutate: (body) => ({ ...body, domains: null }) },
    );
    await rig.ask('sync.now');
    expect((await readGroups(account)).offered).toEqual([BANK]);
  });

  it('are forgotten with the account', async () => {
    const { rig } = await open([BANK]);
    const account = await accountOf(rig);
    await agree(account, [BANK]);
    await rig.ask('account.signOut');
    expect(await readGroups(account)).toEqual({ offered: [], agreed: [] });
  });
});

describe('how addresses are compared', () => {
  it('is as the person has said, for logins that say nothing themselves', async () => {
    const { rig, id } = await open([]);
    const WWW = 'https://www.bank.example/';
    expect(await fill(rig, id, WWW)).toEqual(FILLED);
    await writeSetting('defaultMatch', 1);
    expect(await fill(rig, id, WWW)).toBe('page-other-site');
    expect(await fill(rig, id, 'https://bank.example/login')).toEqual(FILLED);
    await writeSetting('defaultMatch', 5);
    expect(await fill(rig, id, 'https://bank.example/login')).toBe('page-other-site');
  });

  it('is as strict as an organisation wants it, and never looser than the person does', async () => {
    const { rig, id } = await open([]);
    const org = await addSharedOrganization(rig.server, rig.account);
    const demand = async (uriMatchDetection: number) => {
      const policy = { id: randomUUID(), type: 16, data: { uriMatchDetection }, enabled: true };
      rig.server.store.organizations.change(org.id, { policies: [policy] });
      await rig.ask('sync.now');
      const rules = async () => (await rig.status()).accounts[0]?.rules.defaultMatch;
      await until(async () => (await rules()) === uriMatchDetection);
    };
    await demand(1);
    expect(await fill(rig, id, 'https://www.bank.example/')).toBe('page-other-site');
    expect(await fill(rig, id, 'https://bank.example/login')).toEqual(FILLED);
    await rig.killWorker();
    expect(await fill(rig, id, 'https://www.bank.example/')).toBe('page-other-site');
    await writeSetting('defaultMatch', 5);
    expect(await fill(rig, id, 'https://bank.example/login')).toBe('page-other-site');
    await demand(0);
    expect(await fill(rig, id, 'https://bank.example/login')).toBe('page-other-site');
  });

  it('is as the login says, where it says anything', async () => {
    const { rig, id } = await open([], 0);
    await writeSetting('defaultMatch', 5);
    expect(await fill(rig, id, 'https://www.bank.example/')).toEqual(FILLED);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Item } from '../../lib/items';
import { makeVault } from './big-vault.ts';
import { type EmbeddedServer, startServer } from './index.ts';
import { openAll } from './open-all.ts';
import { type SampleVault, seedSampleVault } from './sample-vault.ts';

const OPTIONS = {
  email: 'pat@hollis.example',
  password: 'correct horse battery',
  siteOrigin: 'http://127.0.0.1:8788',
};
let server: EmbeddedServer;

afterEach(() => server.close());

describe('today', () => {
  let sample: SampleVault;
  let items: Map<string, Item>;
  beforeEach(async () => {
    server = await startServer();
    sample = await seedSampleVault(server, OPTIONS);
    items = await openAll(sample.account);
  });

  it('holds about forty items of every kind, of which one value and no more cannot be read', async () => {
    expect(items.size).toBe(sample.ids.size);
    expect(items.size).toBeGreaterThanOrEqual(38);
    expect(new Set([...items.values()].map(({ kind }) => kind))).toEqual(
      new Set(['login', 'note', 'card', 'identity', 'sshKey', 'unknown']),
    );
    const broken = [...items.values()].filter(({ problems }) => problems.length > 0);
    expect(broken.map(({ name, problems }) => [name, problems.map(({ path }) => path)])).toEqual([
      ['Rivet Hardware', ['login.password']],
    ]);
    const states = [...items.values()].filter(({ deletedDate, archivedDate }) => deletedDate ?? archivedDate);
    expect(states.map(({ name }) => name).sort()).toEqual(['Old forum', 'Pinetop Gym']);
    expect(items.get('Building access')).toMatchObject({ canEdit: false, canViewPassword: false });
    const fitting = [...items.values()].filter(({ uris }) =>
      uris.some(({ uri }) => uri?.startsWith(OPTIONS.siteOrigin)),
    );
    expect(fitting).toHaveLength(3);
    expect(items.get('Cobalt Cloud')?.passkeys[0]).toMatchObject({ rpId: 'cobalt.example', counter: '0' });
    expect(items.get('Boiler service')?.attachments.map(({ fileName }) => fileName)).toContain(
      'Error codes.csv',
    );
  });

  it('gets as big as one wants', async () => {
    makeVault(server, sample.account, 300);
    const all = await openAll(sample.account);
    expect(all.size).toBe(sample.ids.size + 300);
    expect([...all.values()].filter(({ problems }) => problems.length > 0)).toHaveLength(1);
  });
});

it('leaves out what the old server cannot hold', async () => {
  server = await startServer({ protocol: 'rubywarden' });
  const { account, ids } = await seedSampleVault(server, {
    ...OPTIONS,
    kdf: { kind: 'pbkdf2', iterations: 5000 },
    protectedKeyType: 0,
  });
  const items = await openAll(account);
  expect(items.size).toBe(ids.size);
  expect([...items.values()].flatMap(({ problems }) => problems.map(({ path }) => path))).toEqual([
    'login.password',
  ]);
  expect([...items.values()].some(({ kind }) => kind === 'sshKey')).toBe(false);
});

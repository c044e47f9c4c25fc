import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  type AccountRecord,
  markRevoked,
  noteLeft,
  readCurrentAccount,
  readLeaving,
  removeAccounts,
  updateAccount,
  writeCurrentAccount,
} from './account-record';

beforeEach(() => fakeBrowser.reset());

const record = (userId: string, signedInAt = 1): AccountRecord => ({
  id: `https://vault.example|${userId}`,
  userId,
  email: 'pat@hollis.example',
  name: null,
  clientId: 'browser',
  server: { region: 'own', base: 'https://vault.example' },
  urls: { api: '', identity: '', icons: '', notifications: '', webVault: '' },
  kdf: { kind: 'pbkdf2', iterations: 600_000, memoryMiB: null, parallelism: null },
  protectedKey: '',
  privateKey: null,
  sealedRefreshToken: null,
  canary: '',
  revoked: false,
  signedInAt,
});

it('What an older sign-in is told says nothing about the one after it', async () => {
  const [first, second] = [record('pat', 1), record('pat', 2)];
  await writeCurrentAccount(first);
  expect(await markRevoked(first)).toBe(true);
  await writeCurrentAccount(second);
  expect(await markRevoked(first)).toBe(false);
  expect(await updateAccount(first, { sealedRefreshToken: 'old' })).toBe(false);
  expect(await readCurrentAccount()).toEqual(second);
});

it('An account that was replaced or left is remembered until its vault is gone', async () => {
  const [pat, kim] = [record('pat'), record('kim')];
  await writeCurrentAccount(pat);
  expect(await writeCurrentAccount(kim)).toEqual([pat.id]);
  expect(await readLeaving()).toEqual([pat.id]);
  await removeAccounts();
  expect(await readCurrentAccount()).toBeNull();
  expect(await readLeaving()).toEqual([pat.id, kim.id]);
  await noteLeft(pat.id);
  expect(await readLeaving()).toEqual([kim.id]);
});

it('An account that comes back is no longer leaving: its new vault stays', async () => {
  const pat = record('pat');
  await writeCurrentAccount(pat);
  await removeAccounts();
  await writeCurrentAccount(record('pat', 2));
  expect(await readLeaving()).toEqual([]);
});

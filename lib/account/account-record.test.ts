import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { accountsItem } from '../browser';
import {
  type AccountRecord,
  markRevoked,
  noteLeft,
  readAccount,
  readAccounts,
  readFront,
  readLeaving,
  removeAccount,
  summarise,
  updateAccount,
  writeAccount,
} from './account-record';

beforeEach(() => fakeBrowser.reset());

const record = (userId: string, signedInAt = 1): AccountRecord => ({
  id: `https://vault.example|${userId}`,
  userId,
  email: 'pat@hollis.example',
  name: null,
  clientId: 'browser',
  server: { region: 'own', base: 'https://vault.example' },
  urls: { api: '', identity: '', icons: '', notifications: '', webVault: 'https://vault.example' },
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
  await writeAccount(first);
  expect(await markRevoked(first)).toBe(true);
  await writeAccount(second);
  expect(await markRevoked(first)).toBe(false);
  expect(await updateAccount(first, { sealedRefreshToken: 'old' })).toBe(false);
  expect(await readAccount(second.id)).toMatchObject({ signedInAt: 2, sealedRefreshToken: null });
});

it('An account that was left is remembered until its vault is gone, and the others stay', async () => {
  const [pat, kim] = [record('pat'), record('kim')];
  await writeAccount(pat);
  await writeAccount(kim);
  expect(await readFront()).toBe(kim.id);
  await removeAccount(kim.id);
  expect((await readAccounts()).map(({ id }) => id)).toEqual([pat.id]);
  expect(await readFront()).toBe(pat.id);
  expect(await readLeaving()).toEqual([kim.id]);
  await removeAccount(pat.id);
  expect(await readFront()).toBeNull();
  expect(await readLeaving()).toEqual([kim.id, pat.id]);
  await noteLeft(kim.id);
  expect(await readLeaving()).toEqual([pat.id]);
});

it('An account that comes back is no longer leaving: its new vault stays', async () => {
  const pat = record('pat');
  await writeAccount(pat);
  await removeAccount(pat.id);
  await writeAccount(record('pat', 2));
  expect(await readLeaving()).toEqual([]);
});

it('The first account has no tag, and no tag is used twice while there are accounts', async () => {
  const tags = async () => (await readAccounts()).map((one) => summarise(one).tag);
  await writeAccount(record('pat'));
  await writeAccount(record('kim'));
  await writeAccount(record('pat', 2));
  expect(await tags()).toEqual(['', '2']);
  await removeAccount(record('kim').id);
  await writeAccount(record('lou'));
  expect(await tags()).toEqual(['', '3']);
  await removeAccount(record('pat').id);
  await removeAccount(record('lou').id);
  await writeAccount(record('kim'));
  expect(await tags()).toEqual(['']);
});

it('The account of an older release, which had no tag, stays the first one', async () => {
  const { id } = record('pat');
  await accountsItem.set({ version: 1, current: id, accounts: { [id]: record('pat') } });
  await writeAccount(record('kim'));
  expect((await readAccounts()).map((one) => summarise(one).tag)).toEqual(['', '2']);
});

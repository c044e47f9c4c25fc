import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deriveMasterKey, hashMasterPassword, type KdfParams, sealUserKey } from '../../lib/crypto';
import { type Account, type AccountOptions, createAccount } from '../server/account.ts';
import { NO_SECOND_FACTOR, timeCode } from '../server/index.ts';
import { sealItem } from '../server/seal-item.ts';
import { expectEqual, expectSame, expectTrue } from './checks.ts';
import { differences, project } from './compare.ts';
import { openVault } from './our-client.ts';
import type { ListedItem, Stage } from './stage.ts';
import { theirItems } from './their-items.ts';

const PASSWORD = 'pässword with 🙂 and spaces';
const SECRET = 'JBSWY3DPEHPK3PXP';

interface Variant {
  readonly name: string;
  readonly options: Pick<AccountOptions, 'kdf' | 'form' | 'protectedKeyType'>;
}

const argon2 = (iterations: number, memoryMiB: number, parallelism: number): KdfParams => ({
  kind: 'argon2id',
  iterations,
  memoryMiB,
  parallelism,
});

/** Accounts that our code registers in different ways. */
const VARIANTS: readonly Variant[] = [
  { name: 'Argon2id 3/64/4, object form', options: { kdf: argon2(3, 64, 4), form: 'objects' } },
  { name: 'Argon2id 6/32/4, flat form', options: { kdf: argon2(6, 32, 4), form: 'flat' } },
  {
    name: 'key of type 0, 5,000 rounds, old form',
    options: { kdf: { kind: 'pbkdf2', iterations: 5000 }, form: 'old', protectedKeyType: 0 },
  },
];

/** Both sides write an item into an account and read the other's. */
async function checkVariant(stage: Stage, { name, options }: Variant, email: string): Promise<void> {
  const [item] = theirItems;
  await stage.checks.check(name, 'official client signs in and reads ours; we read its', async () => {
    const account = await createAccount(stage.server, { email, password: PASSWORD, ...options });
    await account.call('POST', '/ciphers', await sealItem({ ...item!, name: 'by us' }, account.userKey));
    const client = await stage.newClient();
    await client.signIn(email, PASSWORD);
    const [listed] = await client.json<ListedItem[]>('list', 'items');
    expectSame(differences({ ...item, name: 'by us' }, listed));
    await client.write(
      { folderId: null, organizationId: null, collectionIds: null, ...item },
      'create',
      'item',
    );
    const { items } = await openVault(stage.server, email, PASSWORD);
    const found = items.find((one) => one.name === item?.name);
    expectSame(differences(item ?? {}, found && project(found)));
  });
}

async function checkAuthenticator(stage: Stage, { email, userId }: Account): Promise<void> {
  const { store, clock } = stage.server;
  store.users.change(userId, {
    twoFactor: { ...NO_SECOND_FACTOR, authenticator: { secret: SECRET, lastStep: 0 } },
  });
  const codeNow = () => timeCode(SECRET, Math.floor(clock.now() / 30_000));
  await stage.checks.check('second factor', 'a wrong code is refused', async () => {
    const wrong = codeNow() === '000000' ? '000001' : '000000';
    const { code, error, out } = await (await stage.newClient()).run([
      'login',
      email,
      PASSWORD,
      '--method',
      '0',
      '--code',
      wrong,
    ]);
    expectTrue(code !== 0 && /invalid/i.test(error + out), `exit ${code}`);
  });
  await stage.checks.check('second factor', 'authenticator', async () => {
    await (await stage.newClient()).signIn(email, PASSWORD, '--method', '0', '--code', codeNow());
  });
}

async function checkMail(stage: Stage, { email, userId }: Account): Promise<void> {
  stage.server.store.users.change(userId, { twoFactor: { ...NO_SECOND_FACTOR, email } });
  await stage.checks.check('second factor', 'mailed code', async () => {
    const client = await stage.newClient();
    await client.run(['login', email, PASSWORD, '--method', '1']);
    const code = stage.server.outbox.newest(email, 'second-factor');
    expectTrue(code !== null, 'no mail was asked for');
    await client.signIn(email, PASSWORD, '--method', '1', '--code', code ?? '');
  });
}

async function checkApiKey(stage: Stage, account: Account): Promise<void> {
  stage.server.store.users.change(account.userId, { twoFactor: NO_SECOND_FACTOR });
  await stage.checks.check('API key', 'official client signs in with it and unlocks', async () => {
    const { masterPasswordHash } = account;
    const { apiKey } = await account.call('POST', '/accounts/api-key', { masterPasswordHash });
    const client = await stage.newClient();
    await client.signInWithKey(`user.${account.userId}`, String(apiKey), PASSWORD);
    expectEqual((await client.json<ListedItem[]>('list', 'items')).length, 0);
  });
}

/** A new password and a new derivation around the same user key. */
async function checkChange(stage: Stage, account: Account): Promise<void> {
  const { email, masterPasswordHash, userKeyBytes } = account;
  await stage.checks.check(
    'new password and Argon2id',
    'old one refused, new one opens the vault',
    async () => {
      await account.call(
        'POST',
        '/ciphers',
        await sealItem({ ...theirItems[2]!, name: 'kept' }, account.userKey),
      );
      const masterKey = await deriveMasterKey('another one', email, argon2(2, 19, 1));
      const kdf = { kdfType: 1, iterations: 2, memory: 19, parallelism: 1 };
      await account.call('POST', '/accounts/kdf', {
        masterPasswordHash,
        authenticationData: {
          kdf,
          salt: email,
          masterPasswordAuthenticationHash: await hashMasterPassword(masterKey, 'another one', 'server'),
        },
        unlockData: { kdf, salt: email, masterKeyWrappedUserKey: await sealUserKey(userKeyBytes, masterKey) },
      });
      const client = await stage.newClient();
      expectTrue((await client.run(['login', email, PASSWORD])).code !== 0, 'the old password still works');
      await client.signIn(email, 'another one');
      expectEqual(
        (await client.json<ListedItem[]>('list', 'items')).map(({ name }) => name),
        ['kept'],
      );
    },
  );
}

/** A file in the official client's own format, imported by it, read by us. */
async function checkImport(stage: Stage, email: string): Promise<void> {
  await stage.checks.check('import', 'a file through /ciphers/import', async () => {
    await createAccount(stage.server, { email, password: PASSWORD });
    const client = await stage.newClient();
    await client.signIn(email, PASSWORD);
    const folder = { id: '9f0f6e0a-8a3c-4e1c-9f0b-2f4c1d3e5a77', name: 'Imported' };
    const items = theirItems.map((item) => ({ ...item, folderId: folder.id }));
    const file = join(client.folder, 'import.json');
    writeFileSync(file, JSON.stringify({ encrypted: false, folders: [folder], items }));
    await client.text('import', 'bitwardenjson', file);
    const vault = await openVault(stage.server, email, PASSWORD);
    expectEqual([...vault.folders.values()], ['Imported']);
    const found = (name: string) => vault.items.find((one) => one.name === name);
    expectSame(
      items.flatMap((item) =>
        differences(item, found(item.name) && project(found(item.name)!)).map(
          (path) => `${item.name}: ${path}`,
        ),
      ),
    );
    return `${items.length} items`;
  });
}

/** Ways to make an account and to get into it. */
export async function signsIn(stage: Stage): Promise<void> {
  for (const [index, variant] of VARIANTS.entries())
    await checkVariant(stage, variant, `variant${index}@interop.example`);
  const account = await createAccount(stage.server, { email: 'factor@interop.example', password: PASSWORD });
  await checkAuthenticator(stage, account);
  await checkMail(stage, account);
  await checkApiKey(stage, account);
  await checkChange(stage, account);
  await checkImport(stage, 'import@interop.example');
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAccount, requestToken } from './account.ts';
import { type EmbeddedServer, startServer } from './index.ts';
import { ask, askToken, HASH, newClient, register, sealed } from './plain-client.ts';

let server: EmbeddedServer;

beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

describe('registration', () => {
  it.each(['flat', 'objects', 'old'] as const)('takes the %s form', async (form) => {
    const account = await createAccount(server, {
      email: ' Pat@Hollis.example ',
      password: 'a password',
      form,
    });
    expect(account.email).toBe('pat@hollis.example');
    expect(await account.call('GET', '/accounts/profile')).toMatchObject({
      email: 'pat@hollis.example',
      premium: true,
      privateKey: expect.stringMatching(/^2\./),
    });
  });

  it('takes Argon2id, and says so before signing in', async () => {
    await createAccount(server, {
      email: 'a@b.example',
      password: 'a password',
      kdf: { kind: 'argon2id', iterations: 3, memoryMiB: 64, parallelism: 4 },
    });
    const { body } = await ask(`${server.url}/identity/accounts/prelogin`, 'POST', { email: 'A@B.example' });
    expect(body).toEqual({
      kdf: 1,
      kdfIterations: 3,
      kdfMemory: 64,
      kdfParallelism: 4,
      kdfSettings: { kdfType: 1, iterations: 3, memory: 64, parallelism: 4 },
      salt: 'a@b.example',
    });
  });

  const finish = async (more: object) => {
    const url = `${server.url}/identity/accounts/register`;
    const token = (await ask(`${url}/send-verification-email`, 'POST', { email: 'a@b.example' })).body;
    const base = {
      email: 'a@b.example',
      emailVerificationToken: token,
      masterPasswordHash: HASH,
      userSymmetricKey: sealed('k'),
      kdf: 0,
      kdfIterations: 600_000,
    };
    return ask(`${url}/finish`, 'POST', { ...base, ...more });
  };

  it.each<[string, object]>([
    ['too few rounds', { kdfIterations: 599_999 }],
    ['too many rounds', { kdfIterations: 2_000_001 }],
    ['Argon2id without its memory', { kdf: 1, kdfIterations: 3 }],
    ['a key in clear text', { userSymmetricKey: 'key' }],
    ['a token for another address', { email: 'c@d.example' }],
    ['one of the two objects alone', { masterPasswordUnlock: {} }],
  ])('refuses %s', async (_, more) => {
    expect((await finish(more)).status).toBe(400);
    expect(server.store.users.all()).toHaveLength(0);
  });

  it('refuses an address twice', async () => {
    expect((await finish({})).status).toBe(200);
    expect((await finish({})).body.validationErrors).toMatchObject({
      DuplicateUserName: [expect.stringContaining('already taken')],
    });
  });

  it('mails the token where the server is set up so', async () => {
    const strict = await startServer({ verifyMail: true });
    const { status } = await ask(`${strict.url}/identity/accounts/register/send-verification-email`, 'POST', {
      email: 'a@b.example',
    });
    expect([status, strict.outbox.newest('a@b.example', 'register')]).toEqual([204, expect.any(String)]);
    await strict.close();
  });
});

describe('prelogin', () => {
  it('invents the same plausible answer each time for an address that nobody has', async () => {
    const url = `${server.url}/identity/accounts/prelogin/password`;
    const [first, second] = [
      await ask(url, 'POST', { email: 'no@one.example' }),
      await ask(url, 'POST', { email: 'NO@one.example' }),
    ];
    expect(first.status).toBe(200);
    expect(second.text).toBe(first.text);
  });
});

describe('changing password and derivation', () => {
  it('ends all sessions, takes the new hash and gives the new key', async () => {
    const client = await newClient(server);
    const body = {
      masterPasswordHash: HASH,
      newMasterPasswordHash: 'bmV3LWhhc2g=',
      key: sealed('again'),
      masterPasswordHint: 'hint',
    };
    expect(
      (await client.call('POST', '/accounts/password', { ...body, masterPasswordHash: 'bm8=' })).status,
    ).toBe(400);
    expect((await client.call('POST', '/accounts/password', body)).status).toBe(200);
    expect((await client.call('GET', '/sync')).status).toBe(401);
    expect((await askToken(server, { username: client.email })).status).toBe(400);
    expect((await askToken(server, { username: client.email, password: 'bmV3LWhhc2g=' })).body.Key).toBe(
      sealed('again'),
    );
  });

  it('takes a new derivation only as two objects that agree', async () => {
    const client = await newClient(server);
    const kdf = { kdfType: 1, iterations: 3, memory: 64, parallelism: 4 };
    const authenticationData = { salt: client.email, kdf, masterPasswordAuthenticationHash: 'bmV3' };
    const unlockData = { salt: client.email, kdf, masterKeyWrappedUserKey: sealed('again') };
    const change = (more: object) =>
      client.call('POST', '/accounts/kdf', {
        masterPasswordHash: HASH,
        authenticationData,
        unlockData,
        ...more,
      });
    expect((await change({ unlockData: { ...unlockData, salt: 'other' } })).status).toBe(400);
    expect((await change({ unlockData: { ...unlockData, kdf: { ...kdf, memory: 65 } } })).status).toBe(400);
    expect((await change({ unlockData: null })).status).toBe(400);
    expect((await change({})).status).toBe(200);
    expect(
      (await ask(`${server.url}/identity/accounts/prelogin`, 'POST', { email: client.email })).body.kdfMemory,
    ).toBe(64);
  });

  it('lets a key pair be made once', async () => {
    const client = await newClient(server);
    const pair = { publicKey: 'AAAA', encryptedPrivateKey: sealed('pair') };
    expect((await client.call('POST', '/accounts/keys', pair)).status).toBe(200);
    expect((await client.call('POST', '/accounts/keys', pair)).status).toBe(400);
  });
});

it('signs in an account with a protected key of type 0, as the oldest ones have', async () => {
  const account = await createAccount(server, {
    email: 'old@b.example',
    password: 'p4ssw0rd',
    form: 'old',
    protectedKeyType: 0,
    kdf: { kind: 'pbkdf2', iterations: 5000 },
  });
  const answer = (await (await requestToken(server, account.email, account.masterPasswordHash)).json()) as {
    Key: string;
  };
  expect(answer.Key).toMatch(/^0\./);
});

it('answers unknown addresses with 404 and an error body, token or not', async () => {
  await register(server, 'a@b.example');
  for (const path of ['/api/nothing', '/identity/nothing', '/nothing']) {
    const { status, body } = await ask(`${server.url}${path}`);
    expect([path, status, body.object]).toEqual([path, 404, 'error']);
  }
});

it('draws icons for public names only', async () => {
  const icon = await fetch(`${server.url}/icons/git.example/icon.png`);
  expect([icon.headers.get('content-type'), (await icon.bytes()).slice(1, 4)]).toEqual([
    'image/png',
    new TextEncoder().encode('PNG'),
  ]);
  expect((await fetch(`${server.url}/icons/localhost/icon.png`)).status).toBe(404);
});

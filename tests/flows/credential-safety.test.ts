import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { importSymmetricKey, randomBytes, sealForPublicKey, sealText } from '../../lib/crypto';
import { bitsItem } from '../server/credential-items';
import { BITS_DEFAULTS, type PublicApiServer, startPublicApi } from '../server/public-api/index';
import { type PlainItem, sealItem } from '../server/seal-item';
import { startWith } from './editing';
import { closeRigs, createRig, PASSWORD } from './rig';

const TOKEN = '/v1/oauth2/token';
const SECRET = BITS_DEFAULTS.clientSecret;

/** An origin that counts what comes to it: every connection, and every byte. */
interface Listener {
  readonly url: string;
  readonly heard: { connections: number; bytes: number };
  close(): Promise<void>;
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  await closeRigs();
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function startListener(): Promise<Listener> {
  const heard = { connections: 0, bytes: 0 };
  const server: Server = createServer((_, response) => response.end('{}'));
  server.on('connection', (socket) => {
    heard.connections += 1;
    socket.on('data', (data) => {
      heard.bytes += data.byteLength;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  closing.push(close);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard, close };
}

async function startBits(): Promise<PublicApiServer> {
  const service = await startPublicApi();
  closing.push(() => service.close());
  return service;
}

async function startAt(service: PublicApiServer, changes: Record<string, string> = {}) {
  const { rig, ids } = await startWith(bitsItem(service.url, changes));
  const id = ids[0] ?? '';
  return { rig, id, wish: { id, agreed: service.url } };
}

/** A background whose vault has one item that is an organisation's, and what changes it as another member does. */
async function startShared(item: PlainItem) {
  const rig = await createRig();
  const { account } = rig;
  const bytes = randomBytes(64);
  const key = await importSymmetricKey(bytes);
  const { id: organizationId } = await account.call('POST', '/organizations', {
    name: 'Acme',
    billingEmail: account.email,
    planType: 0,
    key: await sealForPublicKey(bytes, account.publicKey),
    collectionName: await sealText('Engineering', key),
  });
  const listed = (await account.call('GET', `/organizations/${organizationId}/collections`)).data;
  const [collection] = listed as readonly { readonly id: string }[];
  const sealed = async (plain: PlainItem) => ({ ...(await sealItem(plain, key, false)), organizationId });
  const { id } = await account.call('POST', '/ciphers/create', {
    cipher: await sealed(item),
    collectionIds: [collection?.id],
  });
  await rig.signIn();
  await rig.list();
  const change = async (plain: PlainItem) => {
    // Servers tell two states apart by whole seconds.
    rig.server.clock.advance(2000);
    await account.call('PUT', `/ciphers/${id}`, await sealed(plain));
    await rig.ask('sync.now');
  };
  return { rig, id: String(id), change };
}

const noNetwork = { connections: 0, bytes: 0 };
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { info: { code: string } }) => error.info.code,
  );

describe('a shared item that another member has pointed elsewhere', () => {
  it('sends not one byte there before the person has said yes, and then only there', async () => {
    const [bits, thief] = [await startBits(), await startListener()];
    const { rig, id, change } = await startShared(bitsItem(bits.url));
    const first = rig.ask('credential.token', { id });
    await expect(first).rejects.toMatchObject({
      info: { code: 'endpoint-new', details: { origin: bits.url } },
    });
    expect(bits.log).toHaveLength(0);
    await rig.ask('credential.token', { id, agreed: bits.url });
    await change(bitsItem(thief.url));
    for (const wish of [
      { id },
      { id, renew: true },
      { id, agreed: bits.url },
      { id, agreed: `${thief.url}/` },
    ]) {
      await expect(rig.ask('credential.token', wish)).rejects.toMatchObject({
        info: {
          code: 'endpoint-changed',
          details: { host: new URL(thief.url).host, origin: thief.url, message: new URL(bits.url).host },
        },
      });
      expect(await code(rig.ask('credential.whoAmI', wish))).toBe('endpoint-changed');
    }
    await rig.killWorker();
    expect(await code(rig.ask('credential.token', { id }))).toBe('endpoint-changed');
    expect(thief.heard).toEqual(noNetwork);
    expect(await code(rig.ask('credential.token', { id, agreed: thief.url }))).toBe('no-token');
    expect(thief.heard.bytes).toBeGreaterThan(0);
  });

  it('counts another way to the same host as another place', async () => {
    const bits = await startBits();
    const { rig, id, change } = await startShared(bitsItem(bits.url));
    await rig.ask('credential.token', { id, agreed: bits.url });
    const safely = bits.url.replace('http:', 'https:');
    await change(bitsItem(safely));
    await expect(rig.ask('credential.token', { id })).rejects.toMatchObject({
      info: { code: 'endpoint-changed', details: { host: safely, origin: safely, message: bits.url } },
    });
  });

  it('gives its token to no other service either', async () => {
    const [bits, thief] = [await startBits(), await startListener()];
    const { rig, id, change } = await startShared(bitsItem(bits.url));
    await rig.ask('credential.token', { id, agreed: bits.url });
    await change(bitsItem(bits.url, { 'oauth2.userinfo_endpoint': `${thief.url}/oauth2/userinfo` }));
    await expect(rig.ask('credential.whoAmI', { id })).rejects.toMatchObject({
      info: { code: 'endpoint-new', details: { origin: thief.url } },
    });
    expect(thief.heard).toEqual(noNetwork);
    expect(await rig.ask('credential.whoAmI', { id, agreed: thief.url })).toEqual([]);
  });

  it('stands with its token in no line that calls another service, before the person has said yes to that', async () => {
    const bits = await startBits();
    const { rig, id, change } = await startShared(bitsItem(bits.url));
    const { accessToken } = await rig.ask('credential.token', { id, agreed: bits.url });
    const call = (wish: object = {}) => rig.ask('credential.call', { id, ...wish });
    expect(await call()).toEqual({ accessToken, address: `${bits.url}/` });
    const [evil, origin] = ['https://evil.example/v1', 'https://evil.example'];
    await change(bitsItem(bits.url, { 'api.base_url': evil }));
    await rig.ask('credential.token', { id });
    await expect(call()).rejects.toMatchObject({ info: { code: 'endpoint-new', details: { origin } } });
    expect(await code(call({ agreed: bits.url }))).toBe('endpoint-new');
    expect((await call({ agreed: origin })).address).toBe(evil);
    await change(bitsItem(bits.url, { 'api.base_url': 'https://other.example' }));
    expect(await code(call())).toBe('endpoint-changed');
    for (const unsafe of ['http://evil.example/v1', 'https://a:b@evil.example', '-o/tmp/it']) {
      await change(bitsItem(bits.url, { 'api.base_url': unsafe }));
      expect(await code(call({ agreed: origin }))).toBe('endpoint-unsafe');
    }
    await change(bitsItem(bits.url, { 'api.base_url': '' }));
    expect((await call()).address).toBe(`${bits.url}/oauth2/userinfo`);
    await change(bitsItem(bits.url, { 'api.base_url': '', 'oauth2.userinfo_endpoint': '' }));
    expect(await code(call())).toBe('credential-faulty');
  });

  it('asks again for an item of the same address on another computer, or after a sign-out', async () => {
    const bits = await startBits();
    const { rig, id } = await startShared(bitsItem(bits.url));
    await rig.ask('credential.token', { id, agreed: bits.url });
    expect(
      Object.keys((await fakeBrowser.storage.local.get('pinnedEndpoints')).pinnedEndpoints as object),
    ).toHaveLength(1);
    await rig.ask('account.signOut');
    expect(await fakeBrowser.storage.local.get()).not.toHaveProperty('pinnedEndpoints');
    await rig.signIn();
    await rig.list();
    expect(await code(rig.ask('credential.token', { id }))).toBe('endpoint-new');
  });
});

describe('not one byte leaves', () => {
  it('without the leave of the browser, which would send the secret and keep the answer', async () => {
    const bits = await startBits();
    const { rig, wish } = await startAt(bits);
    vi.spyOn(fakeBrowser.permissions, 'contains').mockResolvedValue(false as never);
    await expect(rig.ask('credential.token', wish)).rejects.toMatchObject({
      info: { code: 'permission-missing', details: { message: 'http://127.0.0.1/*' } },
    });
    expect(bits.log).toHaveLength(0);
  });

  it('for a question whose leave was taken back meanwhile', async () => {
    const bits = await startBits();
    const { rig, wish } = await startAt(bits);
    await rig.ask('credential.token', wish);
    vi.spyOn(fakeBrowser.permissions, 'contains').mockResolvedValue(false as never);
    expect(await code(rig.ask('credential.whoAmI', wish))).toBe('permission-missing');
    expect(bits.log).toHaveLength(1);
  });

  it.each([TOKEN, '/oauth2/userinfo'])('to where %s redirects', async (path) => {
    for (const status of [301, 302, 303, 307, 308]) {
      const [bits, other] = [await startBits(), await startListener()];
      const { rig, wish } = await startAt(bits);
      bits.faults.always({ path }, { kind: 'redirect', location: `${other.url}/taken`, status });
      expect(await code(rig.ask('credential.whoAmI', wish))).toBe('redirected');
      expect(other.heard).toEqual(noNetwork);
    }
  });

  it.each([
    'http://bits.example/token',
    'http://localhost.evil.example/token',
    'http://127.0.0.1.nip.example/token',
    'http://127.0.0.1@evil.example/token',
    'https://user:word@bits.example/token',
    'https://bits.example/token#part',
    'ftp://127.0.0.1/token',
    'javascript:alert(1)',
    'no address',
    '//bits.example/token',
  ])('to %s', async (address) => {
    const bits = await startBits();
    const { rig, id } = await startAt(bits, { 'oauth2.token_endpoint': address });
    const agreed = URL.canParse(address) ? new URL(address).origin : '';
    const fetching = vi.spyOn(globalThis, 'fetch');
    expect(await code(rig.ask('credential.token', { id, agreed }))).toBe('endpoint-unsafe');
    expect(await code(rig.ask('credential.state', { id }))).toBe('endpoint-unsafe');
    expect(fetching).not.toHaveBeenCalled();
  });

  it.each([
    { 'oauth2.token_endpoint': '' },
    { 'oauth2.auth_method': 'private_key_jwt' },
    { 'api.kind': 'something-else' },
  ])('of an item that says too little: %o', async (changes) => {
    const bits = await startBits();
    const { rig, wish } = await startAt(bits, changes as Record<string, string>);
    expect(await code(rig.ask('credential.token', wish))).toBe('credential-faulty');
    expect(bits.log).toHaveLength(0);
  });

  it('of an id that raw Basic would cut in two', async () => {
    const bits = await startBits();
    const item = bitsItem(bits.url);
    const { rig, ids } = await startWith({ ...item, login: { ...item.login, username: 'a:b' } });
    expect(await code(rig.ask('credential.token', { id: ids[0], agreed: bits.url }))).toBe(
      'credential-faulty',
    );
    expect(bits.log).toHaveLength(0);
  });

  it('for whoever may use the item without seeing its password, or has not given the master password', async () => {
    const bits = await startBits();
    const { rig, ids } = await startWith({ ...bitsItem(bits.url), reprompt: 1 });
    const wish = { id: ids[0] ?? '', agreed: bits.url };
    for (const what of ['credential.token', 'credential.whoAmI'] as const) {
      expect(await code(rig.ask(what, wish))).toBe('reprompt-needed');
      expect(await code(rig.ask(what, { ...wish, password: 'wrong' }))).toBe('reprompt-wrong');
    }
    expect(bits.log).toHaveLength(0);
    await rig.ask('credential.token', { ...wish, password: PASSWORD });
    expect(await code(rig.ask('credential.token', wish))).toBe('reprompt-needed');

    const mutate = (body: Record<string, unknown>) => ({
      ...body,
      ciphers: (body.ciphers as object[]).map((cipher) => ({ ...cipher, viewPassword: false })),
    });
    rig.server.faults.always({ path: '/api/sync' }, { kind: 'mutate', mutate });
    rig.server.clock.advance(2000);
    await rig.account.call('PUT', `/ciphers/${wish.id}/partial`, { favorite: true, folderId: null });
    await rig.ask('sync.now');
    for (const what of ['credential.token', 'credential.whoAmI'] as const)
      expect(await code(rig.ask(what, { ...wish, password: PASSWORD }))).toBe('hidden-by-organization');
    expect(bits.log).toHaveLength(1);
  });
});

describe('the secret and the token', () => {
  /** Everything of this browser that outlives the worker. */
  const stored = async () =>
    JSON.stringify([await fakeBrowser.storage.local.get(), await fakeBrowser.storage.session.get()]);

  it('stand in no error, no log, no address and nowhere in the clear, whatever a server repeats of them', async () => {
    const said: unknown[] = [];
    for (const name of ['log', 'warn', 'error', 'info', 'debug'] as const)
      vi.spyOn(console, name).mockImplementation((...words) => void said.push(...words));
    const bits = await startBits();
    const { rig, wish, id } = await startAt(bits);
    const proof = 'M2YyYy1hX2IuYzpzM2NyK3QvPTol';
    const secrets = new Set([SECRET, encodeURIComponent(SECRET), proof]);
    const found: unknown[] = [];
    const note = async (asked: Promise<unknown>) => {
      await asked.catch((error: unknown) =>
        found.push(error, (error as { info: unknown }).info, String(error)),
      );
    };
    const bodies: ((echo: string) => string | object)[] = [
      (echo) => ({ error: 'invalid_client', error_description: echo }),
      (echo) => ({ error: 'invalid_request', error_description: echo }),
      (echo) => ({ message: echo }),
      (echo) => echo,
      (echo) => `<p>${echo}</p>`,
    ];
    for (const status of [200, 400, 401, 403, 404, 429, 500]) {
      for (const write of bodies) {
        const { accessToken } = await rig.ask('credential.token', wish);
        secrets.add(accessToken);
        const body = write([SECRET, encodeURIComponent(SECRET), proof, accessToken].join(' '));
        for (const path of [TOKEN, '/oauth2/userinfo'])
          bits.faults.once({ path }, { kind: 'status', status, body });
        await note(rig.ask('credential.token', { id, renew: true }));
        await note(rig.ask('credential.whoAmI', { id }));
        bits.faults.clear();
      }
    }
    expect(found.length).toBeGreaterThan(30);
    const all = JSON.stringify([
      found,
      said,
      await stored(),
      bits.log.map(({ path, query }) => path + query),
    ]);
    for (const secret of secrets) expect(all).not.toContain(secret);
  });

  it("is sent to one place only: nothing of it comes to the vault's server", async () => {
    const bits = await startBits();
    const { rig, wish } = await startAt(bits);
    const { accessToken } = await rig.ask('credential.token', wish);
    const sent = rig.server.log.map(({ body, query, headers }) =>
      [Buffer.from(body).toString(), query, JSON.stringify(headers)].join('\n'),
    );
    for (const text of sent) for (const secret of [SECRET, accessToken]) expect(text).not.toContain(secret);
  });

  it('carries neither cookies nor what tells a Bitwarden client', async () => {
    const bits = await startBits();
    const { rig, wish } = await startAt(bits);
    const fetching = vi.spyOn(globalThis, 'fetch');
    await rig.ask('credential.whoAmI', wish);
    for (const [request] of fetching.mock.calls) expect((request as Request).credentials).toBe('omit');
    expect(fetching).toHaveBeenCalledTimes(2);
    for (const { headers } of bits.log)
      expect(Object.keys(headers).filter((name) => /^(cookie|bitwarden|device)/.test(name))).toEqual([]);
  });

  it('does not outlive a lock that comes while it is on its way', async () => {
    const bits = await startBits();
    const { rig, wish, id } = await startAt(bits);
    const held = bits.faults.hold({ path: TOKEN });
    const minting = code(rig.ask('credential.token', wish));
    await held.reached;
    await rig.ask('account.lock');
    held.release();
    expect(await minting).toBe('locked');
    await rig.ask('account.unlock', { password: PASSWORD });
    expect((await rig.ask('credential.state', { id })).held).toBeNull();
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { emptyDraft } from '../../lib/items';
import type { KdfSummary } from '../../lib/session';
import type { ServerOptions } from '../server/index.ts';
import { argon } from './light-argon';
import { closeRigs, createRig, type Rig } from './rig';
import { until } from './until';

vi.mock('hash-wasm', () => import('./light-argon'));

afterEach(async () => {
  vi.restoreAllMocks();
  argon.asked.clear();
  await closeRigs();
});

const EMAIL = 'kim@hollis.example';
const PASSWORD = 'violet tractor umbrella';

const begin = (rig: Rig, email = EMAIL) =>
  rig.ask('register.begin', { server: { region: 'own', base: rig.server.url }, email, name: 'Kim' });
const finish = (rig: Rig, change: { kdf?: KdfSummary['kind']; link?: string } = {}) =>
  rig.ask('register.finish', { password: PASSWORD, hint: 'farm', kdf: 'argon2id', link: '', ...change });
const userOf = (rig: Rig, email = EMAIL) => rig.server.store.userByEmail(email);
const state = async (rig: Rig) => (await rig.status()).state;
const mailed = (rig: Rig) => rig.server.outbox.newest(EMAIL, 'register') ?? '';

/** An account is whole when it can be left, signed in to again, and keeps an item. */
async function expectWhole(rig: Rig): Promise<void> {
  expect(await state(rig)).toBe('unlocked');
  const draft = { ...emptyDraft('note'), name: 'First of all' };
  await rig.ask('vault.save', { id: null, newId: crypto.randomUUID(), draft });
  await until(async () => (await rig.status()).outbox.waiting.length === 0);
  await rig.ask('account.signOut');
  const server = { region: 'own', base: rig.server.url } as const;
  await rig.ask('account.signIn', { server, email: EMAIL, password: PASSWORD });
  expect(await state(rig)).toBe('unlocked');
  expect(rig.server.store.ciphers.all()).toHaveLength(1);
}

describe('making an account', () => {
  it.each([
    [
      'today’s server without mail',
      {},
      'argon2id',
      { kdfType: 1, iterations: 6, memory: 32, parallelism: 4 },
    ],
    ['today’s server without mail', {}, 'pbkdf2', { kdfType: 0, iterations: 600_000 }],
    ['rubywarden', { protocol: 'rubywarden' }, 'pbkdf2', { kdfType: 0, iterations: 600_000 }],
  ] as const)('at %s %j with %s signs in at once, and the account is whole', async (_, server, kdf, made) => {
    const rig = await createRig({ server: server as ServerOptions });
    await begin(rig);
    await finish(rig, { kdf });
    expect(userOf(rig)?.kdf).toMatchObject(made);
    const asked = kdf === 'argon2id' ? ['6,32768,4'] : [];
    expect([...argon.asked]).toEqual(asked);
    expect(userOf(rig)?.masterPasswordHint).toBe('farm');
    argon.asked.clear();
    await expectWhole(rig);
    expect([...argon.asked]).toEqual(asked);
  });

  it('waits for the link of a mail where the server sends one, also after the browser has stopped the worker', async () => {
    const rig = await createRig({ server: { verifyMail: true }, account: { form: 'old' } });
    await begin(rig);
    await rig.killWorker();
    expect(await rig.ask('register.state')).toMatchObject({ email: EMAIL, way: 'mail' });
    const link = (email: string) =>
      `${rig.server.url}/redirect-connector.html#finish-signup?token=${encodeURIComponent(mailed(rig))}&email=${encodeURIComponent(email)}&fromEmail=true`;
    await expect(finish(rig)).rejects.toThrow('link-wrong');
    await expect(finish(rig, { link: `${rig.server.url}/` })).rejects.toThrow('link-wrong');
    await expect(finish(rig, { link: link('lou@hollis.example') })).rejects.toThrow('link-wrong');
    await expect(finish(rig, { link: 'nonsense' })).rejects.toThrow('server-refused');
    expect(userOf(rig)).toBeNull();
    await finish(rig, { link: ` ${link(EMAIL.toUpperCase())} ` });
    await expectWhole(rig);
  });

  it('takes a link whose address has a plus, written as it is or as its code', async () => {
    const email = 'kim+vault@hollis.example';
    const rig = await createRig({ server: { verifyMail: true }, account: { form: 'old' } });
    for (const written of [email, encodeURIComponent(email)]) {
      await begin(rig, email);
      rig.server.faults.once({ path: '/identity/accounts/register/finish' }, { kind: 'drop' });
      const link = `${rig.server.url}/#/finish-signup?email=${written}&token=made-up`;
      await expect(finish(rig, { link, kdf: 'pbkdf2' })).rejects.toThrow('unreachable');
    }
  });

  it('makes keys that are its own each time, and keeps none and no password on disk or in memory once it is done', async () => {
    const rig = await createRig();
    await begin(rig);
    const kept = JSON.stringify([
      await fakeBrowser.storage.session.get(null),
      await fakeBrowser.storage.local.get(null),
    ]);
    expect(kept).not.toContain(PASSWORD);
    await finish(rig);
    expect(await rig.ask('register.state')).toBeNull();
    const first = userOf(rig);
    await rig.ask('account.signOut');
    await begin(rig, 'lou@hollis.example');
    await finish(rig);
    const second = userOf(rig, 'lou@hollis.example');
    expect(first?.publicKey).toBeTruthy();
    expect(first?.publicKey).not.toBe(second?.publicKey);
    expect(first?.key).not.toBe(second?.key);
    const local = JSON.stringify(await fakeBrowser.storage.local.get(null));
    expect(local).not.toContain(PASSWORD);
  });

  it('sends neither the password nor a key in the clear', async () => {
    const rig = await createRig();
    await begin(rig);
    await finish(rig);
    const sent = rig.server.log.map(({ body }) => new TextDecoder().decode(body)).join('\n');
    expect(sent).not.toContain(PASSWORD);
    const { unlocked } = await fakeBrowser.storage.session.get('unlocked');
    const [own] = Object.values(unlocked as Record<string, { userKey: string }>);
    expect(own?.userKey).toBeTruthy();
    expect(sent).not.toContain(own?.userKey);
  });

  it('answers a server that wants the newer members with those', async () => {
    const rig = await createRig();
    const path = '/identity/accounts/register/finish';
    const message = 'MasterPasswordAuthentication and MasterPasswordUnlock are required.';
    rig.server.faults.once({ path }, { kind: 'status', status: 400, body: JSON.stringify({ message }) });
    await begin(rig);
    await finish(rig);
    const sent = rig.server.log.findLast((one) => one.path === path)?.body;
    const { masterPasswordUnlock } = JSON.parse(new TextDecoder().decode(sent));
    expect(masterPasswordUnlock.salt).toBe(EMAIL);
    await expectWhole(rig);
  });
});

describe('an account that cannot be made', () => {
  const refused = (message: string) => ({
    kind: 'instead' as const,
    status: 400,
    body: JSON.stringify({ message, object: 'error' }),
  });

  it('because newcomers are not let in says so before anything is typed', async () => {
    const rig = await createRig();
    const path = '/identity/accounts/register/send-verification-email';
    rig.server.faults.always({ path }, refused('Registration not allowed or user already exists'));
    await expect(begin(rig)).rejects.toMatchObject({
      info: {
        code: 'server-refused',
        details: { message: 'Registration not allowed or user already exists' },
      },
    });
    expect(await rig.ask('register.state')).toBeNull();
  });

  it.each([
    ['today’s', {}, 'already taken'],
    ['rubywarden’s', { protocol: 'rubywarden' }, 'already in use'],
  ] as const)('because its address is taken says so, at %s server', async (_, server, words) => {
    const rig = await createRig({ server: server as ServerOptions });
    await begin(rig, rig.account.email);
    await expect(finish(rig, { kdf: 'pbkdf2' })).rejects.toMatchObject({
      info: { code: 'server-refused', details: { message: expect.stringContaining(words) } },
    });
    expect(await state(rig)).toBe('signed-out');
    // What was begun is still there for another try.
    expect(await rig.ask('register.state')).not.toBeNull();
    await rig.ask('register.cancel');
    await expect(finish(rig)).rejects.toThrow('not-found');
  });

  it.each([
    ['a page of HTML', '<html>Sign in to the portal</html>', 'html-answer'],
    ['nothing that can be read', '{"token":', 'answer-damaged'],
    ['a token that is none', '{}', 'answer-damaged'],
  ])('because the server answers with %s says so, and asks for no password', async (_, body, code) => {
    const rig = await createRig();
    const path = '/identity/accounts/register/send-verification-email';
    rig.server.faults.always({ path }, { kind: 'instead', status: 200, body });
    await expect(begin(rig)).rejects.toThrow(code);
    expect(await rig.ask('register.state')).toBeNull();
  });

  it('perhaps, because the answer was lost, says so where the server refuses the next try', async () => {
    const rig = await createRig();
    const path = '/identity/accounts/register/finish';
    rig.server.faults.once({ path }, { kind: 'cut', afterBytes: 1 });
    await begin(rig);
    await expect(finish(rig)).rejects.toThrow('answer-damaged');
    expect(userOf(rig)).not.toBeNull();
    await rig.killWorker();
    await expect(finish(rig)).rejects.toMatchObject({
      info: { code: 'perhaps-made', details: { message: expect.stringContaining('already taken') } },
    });
    const server = { region: 'own', base: rig.server.url } as const;
    await rig.ask('account.signIn', { server, email: EMAIL, password: PASSWORD });
    expect(await state(rig)).toBe('unlocked');
  });

  it('is told as refused, not as perhaps made, however often the server has said no', async () => {
    const rig = await createRig();
    await begin(rig, rig.account.email);
    await expect(finish(rig)).rejects.toThrow('server-refused');
    await expect(finish(rig)).rejects.toThrow('server-refused');
  });

  it('because the person goes back while the keys are made is not sent', async () => {
    const rig = await createRig();
    await begin(rig);
    const finished = finish(rig);
    await rig.ask('register.cancel');
    await expect(finished).rejects.toThrow('not-found');
    expect(userOf(rig)).toBeNull();
    expect(await rig.ask('register.state')).toBeNull();
  });

  it('because the line is cut says so, and can be tried again', async () => {
    const rig = await createRig();
    await begin(rig);
    rig.server.faults.once({ path: '/identity/accounts/register/finish' }, { kind: 'drop' });
    await expect(finish(rig)).rejects.toThrow('unreachable');
    await finish(rig);
    expect(await state(rig)).toBe('unlocked');
  });
});

describe('a password that may have been in a breach', () => {
  const SHA1_TAIL = '1E4C9B93F3F0682250B6CF8331B7EE68FD8';
  const answer = (body: string) =>
    vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(body, { status: 200 }));

  it('is asked about by five digits of its hash, padded, without anything of ours', async () => {
    const rig = await createRig();
    const asked = answer(`0018A45C4D1DEF81644B54AB7F969B88D65:0\r\n${SHA1_TAIL}:9659365\r\n`);
    expect(await rig.ask('register.breaches', { password: 'password' })).toBe(9_659_365);
    const request = asked.mock.calls[0]?.[0] as Request;
    expect(request.url).toBe('https://api.pwnedpasswords.com/range/5BAA6');
    expect(request.credentials).toBe('omit');
    expect([...request.headers.keys()]).toEqual(['add-padding']);
  });

  it('is in none where its hash is not among them, and an odd answer is none', async () => {
    const rig = await createRig();
    answer('0018A45C4D1DEF81644B54AB7F969B88D65:1');
    expect(await rig.ask('register.breaches', { password: 'password' })).toBe(0);
    answer('<html>portal</html>');
    await expect(rig.ask('register.breaches', { password: 'password' })).rejects.toThrow('answer-damaged');
  });
});

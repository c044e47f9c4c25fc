import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedServer, startServer, timeCode } from './index.ts';
import { ask, askToken, HASH, register, signIn } from './plain-client.ts';
import type { TwoFactorState } from './store/rows.ts';

const EMAIL = 'pat@hollis.example';
const SECRET = 'JBSWY3DPEHPK3PXP';
let server: EmbeddedServer;

beforeEach(async () => {
  server = await startServer();
  await register(server, EMAIL);
});
afterEach(() => server.close());

function turnOn(members: Partial<TwoFactorState>): void {
  const user = server.store.userByEmail(EMAIL)!;
  server.store.users.change(user.id, { twoFactor: { ...user.twoFactor, ...members } });
}

const codeNow = () => timeCode(SECRET, Math.floor(server.clock.now() / 30_000));
const attempt = (members: Record<string, string> = {}) => askToken(server, { username: EMAIL, ...members });
const withCode = (twoFactorToken: string, twoFactorProvider = '0', more: Record<string, string> = {}) =>
  attempt({ twoFactorToken, twoFactorProvider, ...more });

describe('authenticator codes', () => {
  beforeEach(() =>
    turnOn({
      authenticator: { secret: SECRET, lastStep: 0 },
      webauthn: null,
      duo: null,
      recoveryCode: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
    }),
  );

  it('knows the RFC 6238 vectors', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect([1, 37037036, 37037037, 41152263].map((step) => timeCode(secret, step))).toEqual([
      '287082',
      '081804',
      '050471',
      '005924',
    ]);
  });

  it('challenges before it lets anybody in', async () => {
    const { status, body } = await attempt();
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: 'invalid_grant',
      error_description: 'Two factor required.',
      TwoFactorProviders: ['0'],
      TwoFactorProviders2: { 0: null },
    });
  });

  it('takes a code once', async () => {
    const code = codeNow();
    expect((await withCode(code)).status).toBe(200);
    const again = await withCode(code);
    expect([again.status, again.body.ErrorModel]).toEqual([
      400,
      { Message: 'Two-step token is invalid. Try again.', Object: 'error' },
    ]);
  });

  it('refuses a wrong code', async () => {
    const wrong = codeNow() === '000000' ? '000001' : '000000';
    expect((await withCode(wrong)).body).not.toHaveProperty('TwoFactorProviders2');
  });

  it('remembers a device, and only that one, until the stamp changes', async () => {
    const { body } = await withCode(codeNow(), '0', { twoFactorRemember: '1' });
    const remembered = String(body.TwoFactorToken);
    expect((await withCode(remembered, '5')).status).toBe(200);
    const elsewhere = await withCode(remembered, '5', {
      deviceIdentifier: '00000000-0000-4000-8000-000000000000',
    });
    expect(elsewhere.body.TwoFactorProviders).toEqual(['0']);
    const user = server.store.userByEmail(EMAIL)!;
    server.store.users.change(user.id, { securityStamp: 'another' });
    expect((await withCode(remembered, '5')).body.TwoFactorProviders).toEqual(['0']);
  });

  it('turns the second factor off for the recovery code', async () => {
    expect((await withCode('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', '8')).status).toBe(400);
    expect((await withCode('abcdefghijklmnopqrstuvwxyz234567', '8')).status).toBe(200);
    expect((await attempt()).status).toBe(200);
  });
});

describe('the touch of a key', () => {
  const key = 'ccccccbdefgh';
  beforeEach(() => turnOn({ yubikey: { keys: [key], used: [] } }));

  it('is offered, and taken once', async () => {
    expect((await attempt()).body.TwoFactorProviders2).toEqual({ 3: { Nfc: true } });
    const code = `${key}${'i'.repeat(32)}`;
    expect((await withCode(code, '3')).status).toBe(200);
    expect((await withCode(code, '3')).status).toBe(400);
  });

  it('is refused of a key that is not theirs, or when it is none', async () => {
    expect((await withCode(`ccccccbdefgi${'i'.repeat(32)}`, '3')).status).toBe(400);
    expect((await withCode(`${key}${'a'.repeat(32)}`, '3')).status).toBe(400);
    expect((await withCode(key, '3')).status).toBe(400);
  });
});

describe('mailed codes', () => {
  beforeEach(() => turnOn({ email: 'pat@hollis.example' }));

  it('are sent when asked for, never by themselves', async () => {
    expect((await attempt()).body.TwoFactorProviders2).toEqual({ 1: { Email: 'pa*@hollis.example' } });
    expect(server.outbox.mails).toHaveLength(0);
    const request = {
      email: EMAIL,
      masterPasswordHash: HASH,
      deviceIdentifier: 'x',
      authRequestId: '',
      authRequestAccessCode: '',
      ssoEmail2FaSessionToken: '',
      otp: '',
    };
    const url = `${server.url}/api/two-factor/send-email-login`;
    expect((await ask(url, 'POST', { ...request, masterPasswordHash: 'bm8=' })).body.message).toBe(
      'Cannot send two-factor email.',
    );
    expect((await ask(url, 'POST', request)).status).toBe(200);
    const code = server.outbox.newest(EMAIL, 'second-factor')!;
    expect((await withCode(code, '1')).status).toBe(200);
    expect((await withCode(code, '1')).status).toBe(400);
  });
});

describe('new devices', () => {
  const NEW = { deviceIdentifier: '11111111-1111-4111-8111-111111111111' };
  beforeEach(async () => {
    await signIn(server, EMAIL);
    server.store.users.change(server.store.userByEmail(EMAIL)!.id, { verifyDevices: true });
  });

  it('must show a mailed code', async () => {
    expect((await attempt()).status).toBe(200);
    const first = await attempt(NEW);
    expect(first.body).toMatchObject({
      error: 'device_error',
      ErrorModel: { Message: 'new device verification required' },
    });
    const code = server.outbox.newest(EMAIL, 'new-device')!;
    const wrong = await attempt({ ...NEW, newDeviceOtp: code === '000000' ? '1' : '000000' });
    expect(wrong.body).toMatchObject({
      error: 'device_error',
      ErrorModel: { Message: 'invalid new device otp' },
    });
    expect((await attempt({ ...NEW, newDeviceOtp: code })).status).toBe(200);
    expect((await attempt(NEW)).status).toBe(200);
  });

  it('can have the code mailed again', async () => {
    await attempt(NEW);
    const sent = await ask(`${server.url}/api/accounts/resend-new-device-otp`, 'POST', {
      email: EMAIL,
      masterPasswordHash: HASH,
    });
    expect([sent.status, server.outbox.mails.length]).toEqual([200, 2]);
  });

  it('are known afterwards', async () => {
    const known = async (id: string) =>
      (
        await ask(`${server.url}/api/devices/knowndevice`, 'GET', undefined, {
          'X-Request-Email': Buffer.from(EMAIL).toString('base64url'),
          'X-Device-Identifier': id,
        })
      ).text;
    expect(await known('aac2e34a-44db-42ab-a733-5322dd582c3d')).toBe('true');
    expect(await known(NEW.deviceIdentifier)).toBe('false');
  });
});

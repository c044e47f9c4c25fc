import { constants, createPrivateKey, generateKeyPairSync, privateDecrypt, publicEncrypt } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createKeyPair,
  createUserKey,
  importPrivateKey,
  importSymmetricKey,
  OpenError,
  openPrivateKey,
  openWrappedKey,
  type PrivateKey,
  sealBytes,
  sealForPublicKey,
} from './index';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const spki = pair.publicKey.export({ type: 'spki', format: 'der' });
const pkcs8 = pair.privateKey.export({ type: 'pkcs8', format: 'der' });

const wrapElsewhere = (bytes: Uint8Array, oaepHash: string): string =>
  publicEncrypt({ key: pair.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, bytes).toString(
    'base64',
  );

const reasonOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'opened',
    (error: unknown) => (error instanceof OpenError ? error.reason : error),
  );

describe('Wrapped keys', () => {
  const key = createUserKey();
  let privateKey: PrivateKey;
  beforeAll(async () => {
    privateKey = await importPrivateKey(pkcs8);
  });

  it('of types 3 to 6 are read with the hash of their type', async () => {
    const [sha1, sha256] = [wrapElsewhere(key, 'sha1'), wrapElsewhere(key, 'sha256')];
    for (const text of [`4.${sha1}`, `6.${sha1}|AA==`, `3.${sha256}`, `5.${sha256}|AA==`])
      expect(await openWrappedKey(text, privateKey)).toEqual(key);
    for (const text of [
      `3.${sha1}`,
      `5.${sha1}|AA==`,
      `4.${sha256}`,
      `6.${sha256}|AA==`,
      `6.${sha1}`,
      `4.${sha1}|AA==`,
      sha1,
    ])
      expect(await reasonOf(openWrappedKey(text, privateKey))).toBe('tampered');
  });
  it.each([0, 16, 32, 63, 65])('have 64 bytes, not %i', async (length) => {
    const text = `4.${wrapElsewhere(new Uint8Array(length), 'sha1')}`;
    expect(await reasonOf(openWrappedKey(text, privateKey))).toBe('tampered');
  });
  it('are opened by the owner of the public key only', async () => {
    const sealed = await sealForPublicKey(key, spki);
    const options = { key: pair.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };
    expect(Uint8Array.from(privateDecrypt(options, Buffer.from(sealed.slice(2), 'base64')))).toEqual(key);
    const stranger = await importPrivateKey((await createKeyPair()).privateKey);
    expect(await reasonOf(openWrappedKey(sealed, stranger))).toBe('tampered');
  });
  it('are not made for what is no public key', async () => {
    for (const bytes of [new Uint8Array(), pkcs8, spki.subarray(1)])
      expect(await reasonOf(sealForPublicKey(key, bytes))).toBe('tampered');
  });
});

describe('A key pair', () => {
  it('is RSA with 2048 bits and the usual exponent', async () => {
    const { privateKey } = await createKeyPair();
    const details = createPrivateKey({
      key: Buffer.from(privateKey),
      format: 'der',
      type: 'pkcs8',
    }).asymmetricKeyDetails;
    expect(details).toMatchObject({ modulusLength: 2048, publicExponent: 65_537n });
  });
  it('is opened from its CipherString and cannot be read back', async () => {
    const userKey = await importSymmetricKey(createUserKey());
    const opened = await openPrivateKey(await sealBytes(pkcs8, userKey), userKey);
    for (const part of [opened.sha1, opened.sha256]) expect(part.extractable).toBe(false);
    expect(await reasonOf(openPrivateKey(await sealBytes(spki, userKey), userKey))).toBe('tampered');
    expect(await reasonOf(openPrivateKey('7.AAAA', userKey))).toBe('newer-format');
    expect(await reasonOf(openPrivateKey(null, userKey))).toBe('wrong-type');
  });
});

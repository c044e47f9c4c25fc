import { createCipheriv, randomBytes as nodeRandom } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  A256GCM,
  createNewerKey,
  encodeKey,
  encodePaddedKey,
  XAES,
  XCHACHA,
} from '../../tests/server/newer/seal-newer';
import {
  createUserKey,
  type MasterKey,
  OpenError,
  openUserKey,
  randomBytes,
  sealBytes,
  sealUserKey,
  stretchMasterKey,
} from './index';

const masterKey = randomBytes(32) as MasterKey;

function type0(bytes: Uint8Array): string {
  const iv = nodeRandom(16);
  const cipher = createCipheriv('aes-256-cbc', masterKey, iv);
  const ciphertext = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return `0.${iv.toString('base64')}|${ciphertext.toString('base64')}`;
}

const reasonOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'opened',
    (error: unknown) => (error instanceof OpenError ? error.reason : error),
  );

describe('A user key', () => {
  it('is read from the form of old accounts, with header and without', async () => {
    const userKey = createUserKey();
    const sealed = type0(userKey);
    expect(await openUserKey(sealed, masterKey)).toEqual(userKey);
    expect(await openUserKey(sealed.slice(2), masterKey)).toEqual(userKey);
    expect(await reasonOf(openUserKey(`x${sealed}`, masterKey))).toBe('tampered');
  });
  it('is written in the form with a MAC', async () => {
    const userKey = createUserKey();
    const sealed = await sealUserKey(userKey, masterKey);
    expect(sealed).toMatch(/^2\.[^|]+\|[^|]+\|[^|]+$/);
    expect(await openUserKey(sealed, masterKey)).toEqual(userKey);
  });
  it.each([0, 16, 32, 63, 65, 96, 128])('has 64 bytes, not %i', async (length) => {
    const under = await stretchMasterKey(masterKey);
    expect(await reasonOf(openUserKey(await sealBytes(new Uint8Array(length), under), masterKey))).toBe(
      'tampered',
    );
    expect(await reasonOf(openUserKey(type0(new Uint8Array(length)), masterKey))).toBe('tampered');
  });
  it('of a newer account is a padded COSE key, and never of the form without a MAC', async () => {
    for (const algorithm of [XAES, XCHACHA]) {
      const userKey = new Uint8Array(encodePaddedKey(createNewerKey(algorithm)));
      const sealed = await sealUserKey(userKey, masterKey);
      expect(await openUserKey(sealed, masterKey)).toEqual(userKey);
      expect(await reasonOf(openUserKey(type0(userKey), masterKey))).toBe('tampered');
    }
  });
  const newer = createNewerKey();
  it.each([
    ['tampered', 'a key that seals one item’s content', encodePaddedKey(createNewerKey(A256GCM))],
    ['newer-format', 'a key of an algorithm to come', encodePaddedKey(createNewerKey(-99_999))],
    ['tampered', 'a key without padding', encodeKey(newer)],
    ['tampered', 'padding that differs', encodePaddedKey(newer).fill(9, 0, 1)],
    ['tampered', 'a short key', encodePaddedKey({ ...newer, bytes: newer.bytes.subarray(1) })],
    ['tampered', 'a short id', encodePaddedKey({ ...newer, id: newer.id.subarray(1) })],
    ['tampered', 'text', Buffer.from('x'.repeat(70))],
    ['tampered', 'padding and nothing else', Buffer.alloc(70, 70)],
  ])('refuses as %s what is longer: %s', async (reason, _, bytes) => {
    const sealed = await sealBytes(bytes, await stretchMasterKey(masterKey));
    expect(await reasonOf(openUserKey(sealed, masterKey))).toBe(reason);
  });
  it('of type 7 and of no type', async () => {
    expect(await reasonOf(openUserKey('7.AAAA', masterKey))).toBe('newer-format');
    expect(await reasonOf(openUserKey(null, masterKey))).toBe('wrong-type');
    expect(await reasonOf(openUserKey('', masterKey))).toBe('tampered');
  });
});

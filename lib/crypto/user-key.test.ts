import { createCipheriv, randomBytes as nodeRandom } from 'node:crypto';
import { describe, expect, it } from 'vitest';
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

/** A CBOR map with enough behind it, then padding of `count` bytes. */
const coseLike = (length: number, count: number, first = 0xa5): Uint8Array =>
  new Uint8Array(length).fill(count, length - count).with(0, first);

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
  it.each([
    ['newer-format', coseLike(72, 2)],
    ['newer-format', coseLike(65, 1)],
    ['newer-format', coseLike(80, 10, 0xb8)],
    ['tampered', coseLike(72, 2, 0x45)],
    ['tampered', coseLike(72, 2).with(70, 9)],
    ['tampered', coseLike(72, 2).with(71, 0)],
    ['tampered', coseLike(60, 4)],
  ])('of a newer account is told apart: %s', async (reason, bytes) => {
    const sealed = await sealBytes(bytes, await stretchMasterKey(masterKey));
    expect(await reasonOf(openUserKey(sealed, masterKey))).toBe(reason);
  });
  it('of type 7 and of no type', async () => {
    expect(await reasonOf(openUserKey('7.AAAA', masterKey))).toBe('newer-format');
    expect(await reasonOf(openUserKey(null, masterKey))).toBe('wrong-type');
    expect(await reasonOf(openUserKey('', masterKey))).toBe('tampered');
  });
});

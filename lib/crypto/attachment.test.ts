import { describe, expect, it } from 'vitest';
import {
  createUserKey,
  importSymmetricKey,
  OpenError,
  openAttachment,
  openText,
  sealAttachment,
} from './index';

const key = await importSymmetricKey(createUserKey());

const reasonOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'opened',
    (error: unknown) => (error instanceof OpenError ? error.reason : error),
  );

describe('An attachment', () => {
  it.each([0, 1, 15, 16, 17, 1000])('of %i bytes comes back, from any part of memory', async (length) => {
    const plain = crypto.getRandomValues(new Uint8Array(length));
    const sealed = await sealAttachment(plain, key);
    expect(sealed[0]).toBe(2);
    expect(sealed.length).toBe(49 + (Math.floor(length / 16) + 1) * 16);
    const inside = new Uint8Array(sealed.length + 9);
    inside.set(sealed, 5);
    expect(await openAttachment(inside.subarray(5, 5 + sealed.length), key)).toEqual(plain);
  });
  it('holds iv, MAC and ciphertext in this order', async () => {
    const sealed = await sealAttachment(new TextEncoder().encode('content'), key);
    const text = [sealed.subarray(1, 17), sealed.subarray(49), sealed.subarray(17, 49)]
      .map((part) => Buffer.from(part).toString('base64'))
      .join('|');
    expect(await openText(`2.${text}`, key)).toBe('content');
  });
  it('is refused when it is short, without a MAC, or of another type', async () => {
    const sealed = await sealAttachment(new Uint8Array(40), key);
    for (let length = 0; length < sealed.length; length += 1)
      expect(await reasonOf(openAttachment(sealed.slice(0, length), key))).toBe('tampered');
    for (const type of [0, 1, 3, 4, 5, 6, 8, 255])
      expect(await reasonOf(openAttachment(sealed.with(0, type), key))).toBe('tampered');
    expect(await reasonOf(openAttachment(sealed.with(0, 7), key))).toBe('newer-format');
  });
});

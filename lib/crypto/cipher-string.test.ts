import { createCipheriv, createHmac, randomBytes as nodeRandom } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  cipherStringType,
  createUserKey,
  importSymmetricKey,
  OpenError,
  openBytes,
  openText,
  sealText,
} from './index';

const raw = createUserKey();
const key = await importSymmetricKey(raw);

/** Sealed by Node's own cipher, so that both directions of ours cannot be wrong in the same way. */
function sealElsewhere(bytes: Uint8Array): string {
  const iv = nodeRandom(16);
  const cipher = createCipheriv('aes-256-cbc', raw.subarray(0, 32), iv);
  const ciphertext = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const mac = createHmac('sha256', raw.subarray(32)).update(iv).update(ciphertext).digest();
  return `2.${[iv, ciphertext, mac].map((part) => part.toString('base64')).join('|')}`;
}

const reasonOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'opened',
    (error: unknown) =>
      error instanceof OpenError ? `${error.name} ${error.reason}: ${error.message}` : error,
  );

const TAMPERED = 'OpenError tampered: cannot open: tampered';

describe('The type of a CipherString', () => {
  it.each([
    ['2.a|b|c', 2],
    ['0.a|b', 0],
    ['4.a', 4],
    ['7.a', 7],
    ['100.a', 100],
    ['a|b|c', 1],
    ['a|b', 0],
    ['a', null],
    ['', null],
    ['a|b|c|d', null],
    ['02.a|b|c', null],
    ['x.a|b', null],
    ['.a|b|c', null],
    ['2', null],
    ['-1.a|b', null],
    ['1e1.a|b', null],
    ['1000.a', null],
    [null, null],
    [undefined, null],
    [2, null],
    [{ toString: () => '2.a|b|c' }, null],
  ])('%j is %j', (text, type) => {
    expect(cipherStringType(text)).toBe(type);
  });
});

describe('Opening', () => {
  it('reads what another implementation sealed', async () => {
    expect(await openText(sealElsewhere(Buffer.from('grüße')), key)).toBe('grüße');
    expect(await openBytes(sealElsewhere(Buffer.of(0xff, 0)), key)).toEqual(Uint8Array.of(0xff, 0));
  });
  it('refuses bytes that are no UTF-8 as a text', async () => {
    expect(await reasonOf(openText(sealElsewhere(Buffer.of(0xff, 0)), key))).toBe(TAMPERED);
  });
  it('names what is no text, without reading it', async () => {
    for (const value of [null, undefined, 0, true, [], {}, new Uint8Array(4)])
      expect(await reasonOf(openText(value, key))).toBe('OpenError wrong-type: cannot open: wrong-type');
  });
  it('names newer formats', async () => {
    for (const text of ['7.AAAA', '8.', '42.x|y'])
      expect(await reasonOf(openBytes(text, key))).toBe('OpenError newer-format: cannot open: newer-format');
  });
  it('cannot use the key of another', async () => {
    const other = await importSymmetricKey(createUserKey());
    expect(await reasonOf(openText(await sealText('secret', other), key))).toBe(TAMPERED);
  });
  it('is not misled by the other half of the right key', async () => {
    const half = await importSymmetricKey(Buffer.concat([nodeRandom(32), raw.subarray(32)]));
    const opened = await reasonOf(openText(await sealText('sixteen letters!', half), key));
    expect(opened).toBe(TAMPERED);
  });
});

describe('A key', () => {
  it('has 64 bytes and keeps them', async () => {
    for (const length of [0, 16, 32, 63, 65, 128])
      expect(await reasonOf(importSymmetricKey(new Uint8Array(length)))).toBe(TAMPERED);
    for (const part of [key.enc, key.mac]) {
      expect(part.extractable).toBe(false);
      await expect(crypto.subtle.exportKey('raw', part)).rejects.toThrow();
    }
  });
});

import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sealXaes } from '../../tests/server/newer/seal-newer';
import { importXaesKey, openXaes } from './xaes';

const utf8 = (text: string) => new TextEncoder().encode(text);
const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const NONCE = utf8('ABCDEFGHIJKLMNOPQRSTUVWX');

describe('XAES-256-GCM', () => {
  // c2sp.org/XAES-256-GCM, test vectors: with and without a carry in the subkey.
  it.each([
    [1, '', 'ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271'],
    [3, 'c2sp.org/XAES-256-GCM', '986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d'],
  ])('opens the published vector under a key of %i', async (byte, aad, ciphertext) => {
    const key = await importXaesKey(new Uint8Array(32).fill(byte));
    const opened = await openXaes(key, NONCE, utf8(aad), hex(ciphertext));
    expect(new TextDecoder().decode(opened)).toBe('XAES-256-GCM');
    await expect(openXaes(key, NONCE, utf8(`${aad}x`), hex(ciphertext))).rejects.toThrow();
  });

  it('opens what Node’s own ciphers have sealed, whatever key, nonce and length', async () => {
    for (let round = 0; round < 200; round += 1) {
      const [bytes, nonce, aad] = [randomBytes(32), randomBytes(24), randomBytes(round % 40)];
      const plain = randomBytes(round);
      const key = await importXaesKey(bytes);
      const sealed = sealXaes(bytes, nonce, aad, plain);
      const opened = await openXaes(key, nonce, new Uint8Array(aad), sealed);
      expect(Buffer.from(opened).equals(plain)).toBe(true);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { hkdf, hkdfExpand } from './index';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

/** RFC 5869, appendix A.1. */
const PRK = '077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5';
const OKM = '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865';

describe('HKDF', () => {
  it('knows RFC 5869', async () => {
    const salt = bytes('000102030405060708090a0b0c');
    const info = bytes('f0f1f2f3f4f5f6f7f8f9');
    expect(hex(await hkdf(new Uint8Array(22).fill(11), salt, info, 42))).toBe(OKM);
    expect(hex(await hkdfExpand(bytes(PRK), info, 42))).toBe(OKM);
  });
  it('gives every length up to its limit, and no more', async () => {
    const longest = await hkdfExpand(bytes(PRK), 'info', 8160);
    for (const length of [0, 1, 31, 32, 33, 64])
      expect(await hkdfExpand(bytes(PRK), 'info', length)).toEqual(longest.slice(0, length));
    await expect(hkdfExpand(bytes(PRK), 'info', 8161)).rejects.toThrow(RangeError);
    await expect(hkdf(bytes(PRK), '', '', 8161)).rejects.toThrow(RangeError);
  });
});

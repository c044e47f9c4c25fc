import { expect, it } from 'vitest';
import { sha1Hex } from './sha1';

it('hashes as FIPS 180-4 does', async () => {
  expect(await sha1Hex('abc')).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
  expect(await sha1Hex('')).toBe('da39a3ee5e6b4b0d3255bfef95601890afd80709');
});

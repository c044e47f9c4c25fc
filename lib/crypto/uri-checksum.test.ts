import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { checksumMatches, uriChecksum } from './index';

it.each(['', 'https://example.com/ä?ö', 'regex: ^https://', '😀'])(
  'The checksum of %j is its SHA-256',
  async (uri) => {
    const expected = createHash('sha256').update(uri).digest('base64');
    expect(await uriChecksum(uri)).toBe(expected);
    expect(await checksumMatches(uri, expected)).toBe(true);
    for (const wrong of [
      '',
      expected.slice(0, -1),
      expected.toLowerCase(),
      `${expected} `,
      await uriChecksum(`${uri}/`),
    ])
      expect(await checksumMatches(uri, wrong)).toBe(false);
  },
);

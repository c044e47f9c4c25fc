import { expect, it } from 'vitest';
import { contentAt } from '../../server/big/content.ts';
import { sealFast } from '../../server/big/seal-fast.ts';
import { countListedValues } from './listed-values.ts';
import { openBare } from './open-bare.ts';

/** `2.iv|ciphertext|mac` with so many bytes of ciphertext. */
const sealed = (bytes: number): string =>
  `2.${Buffer.alloc(16).toString('base64')}|${Buffer.alloc(bytes).toString('base64')}|x`;

it('The values of a list row are counted by the size of their ciphertext; secrets are not among them', () => {
  const item = {
    name: sealed(16),
    notes: null,
    key: sealed(80),
    login: {
      username: sealed(16),
      password: sealed(4096),
      uris: [{ uri: sealed(32), uriChecksum: sealed(48) }],
    },
    fields: [
      { type: 0, name: sealed(16), value: sealed(32) },
      { type: 1, name: sealed(2048), value: sealed(2048) },
    ],
  };
  const counts = new Map(countListedValues([item, { name: sealed(16) }]));
  expect(counts).toEqual(
    new Map([
      [16, 4],
      [80, 1],
      [32, 2],
      [48, 1],
    ]),
  );
});

it('They can be opened by the yardstick, whatever their size', async () => {
  const key = new Uint8Array(64);
  const items = Array.from({ length: 30 }, (_, index) =>
    contentAt(index, '2026-01-01', (text) => sealFast(text, key), null),
  );
  const sizes = countListedValues(items);
  expect(sizes.every(([bytes]) => bytes > 0 && bytes % 16 === 0)).toBe(true);
  expect(await openBare(sizes)).toBeGreaterThan(0);
});

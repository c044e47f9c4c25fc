import { createDecipheriv, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  createFileSealer,
  importSymmetricKey,
  OpenError,
  openAttachment,
  randomBytes,
  sealedFileBytes,
} from './index';

const bytes = randomBytes(64);
const key = await importSymmetricKey(bytes);

async function seal(
  plain: Uint8Array<ArrayBuffer>,
  pieceBytes: number,
  withKey: typeof key | Uint8Array = bytes,
): Promise<Uint8Array<ArrayBuffer>> {
  const sealer = await createFileSealer(withKey);
  const parts: Uint8Array[] = [];
  for (let at = 0; ; at += pieceBytes) {
    const isLast = at + pieceBytes >= plain.length;
    parts.push(await sealer.next(plain.slice(at, at + pieceBytes), isLast));
    if (isLast) break;
  }
  return new Uint8Array(Buffer.concat([await sealer.head(), ...parts]));
}

/** The layout opened by another implementation: type, iv, mac, ciphertext. */
function openByHand(sealed: Uint8Array): Uint8Array {
  const [iv, mac, ciphertext] = [sealed.subarray(1, 17), sealed.subarray(17, 49), sealed.subarray(49)];
  const expected = createHmac('sha256', bytes.subarray(32)).update(iv).update(ciphertext).digest();
  expect(Buffer.from(mac).equals(expected)).toBe(true);
  const decipher = createDecipheriv('aes-256-cbc', bytes.subarray(0, 32), iv);
  return new Uint8Array(Buffer.concat([decipher.update(ciphertext), decipher.final()]));
}

describe('a file that is sealed in pieces', () => {
  it.each([0, 1, 15, 16, 17, 31, 32, 33, 48, 1000])('of %i bytes is what it would be whole', async (size) => {
    const plain = randomBytes(size);
    for (const pieceBytes of [16, 32, 48, 4096])
      for (const withKey of [bytes, key]) {
        const sealed = await seal(plain, pieceBytes, withKey);
        expect(sealed.length).toBe(sealedFileBytes(size));
        expect(openByHand(sealed)).toEqual(plain);
        expect(await openAttachment(sealed, key)).toEqual(plain);
      }
  });

  it('never begins with the same IV, and does not open when one of its bytes is another', async () => {
    const plain = randomBytes(40);
    const [one, other] = [await seal(plain, 16), await seal(plain, 16)];
    expect(one.subarray(1, 17)).not.toEqual(other.subarray(1, 17));
    for (const at of [0, 1, 16, 17, 48, 49, 64, one.length - 1])
      await expect(
        openAttachment(one.with(at, (one[at] ?? 0) ^ 1) as typeof one, key),
      ).rejects.toBeInstanceOf(OpenError);
  });

  it('takes whole blocks only, nothing after the end, and has no head before it', async () => {
    const sealer = await createFileSealer(bytes);
    await expect(sealer.next(new Uint8Array(17), false)).rejects.toBeInstanceOf(RangeError);
    await expect(sealer.head()).rejects.toBeInstanceOf(RangeError);
    await sealer.next(new Uint8Array(16), false);
    await sealer.next(new Uint8Array(0), true);
    await expect(sealer.next(new Uint8Array(16), true)).rejects.toBeInstanceOf(RangeError);
    await expect(createFileSealer(new Uint8Array(32))).rejects.toBeInstanceOf(RangeError);
  });
});

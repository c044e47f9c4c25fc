import { createHmac, randomInt } from 'node:crypto';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32Bytes(text: string): Buffer {
  const bits = [...text.toUpperCase()]
    .map((letter) => BASE32.indexOf(letter))
    .filter((value) => value >= 0)
    .map((value) => value.toString(2).padStart(5, '0'))
    .join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

/** The six-digit code (RFC 6238, SHA-1, 30 s) of a base32 secret at a time step. */
export function timeCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', base32Bytes(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The step that a code belongs to, one step of tolerance either side; null when it is wrong. */
export function findStep(secret: string, code: string, nowMilliseconds: number): number | null {
  const current = Math.floor(nowMilliseconds / 30_000);
  return [current, current - 1, current + 1].find((step) => timeCode(secret, step) === code) ?? null;
}

/** Digits for a mail. */
export const mailCode = (length: number): string => String(randomInt(0, 10 ** length)).padStart(length, '0');

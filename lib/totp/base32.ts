const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * Base32 as people paste it: upper-cased, everything outside the alphabet dropped, an incomplete last byte dropped
 * (bitwarden/sdk-internal totp.rs).
 */
export function decodeBase32(text: string): Uint8Array<ArrayBuffer> {
  const digits = [...text.toUpperCase()]
    .map((letter) => ALPHABET.indexOf(letter))
    .filter((digit) => digit >= 0);
  const bytes = new Uint8Array(Math.floor((digits.length * 5) / 8));
  digits.forEach((digit, index) => {
    for (let bit = 0; bit < 5; bit += 1) {
      const at = index * 5 + bit;
      const isSet = (digit >> (4 - bit)) & 1;
      if (isSet && at >> 3 < bytes.length) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (0x80 >> (at & 7));
    }
  });
  return bytes;
}

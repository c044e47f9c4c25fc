import { decodeBase64 } from '../bytes';
import { hkdfExpand } from '../crypto';
import { loadWords } from '../generator';

const WORDS = 5;
const NUMBER_BYTES = 32;

/**
 * The words as the EFF writes them where the generator's list differs: it has no hyphens, and another word where that would make two the
 * same ("yo-yo" stands beside "yoyo").
 */
const AS_WRITTEN: Readonly<Record<string, string>> = {
  dropdown: 'drop-down',
  felttip: 'felt-tip',
  tshirt: 't-shirt',
  cheetah: 'yo-yo',
};

/**
 * The phrase of a public key, as all clients of this family show it (bitwarden/sdk-internal fingerprint.rs): HKDF-Expand of the key as a
 * number, written in words.
 * @param publicKey SPKI, base64
 * @param owner whose key it is: the address in small letters for a device that asks to be let in, the user's id for an account.
 * @returns five words, joined by `-`; null when the key is no base64.
 */
export async function phraseOf(publicKey: string, owner: string): Promise<string | null> {
  const spki = decodeBase64(publicKey);
  if (!spki || spki.length === 0) return null;
  const [bytes, words] = await Promise.all([hkdfExpand(spki, owner, NUMBER_BYTES), loadWords()]);
  let rest = bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  const size = BigInt(words.length);
  const chosen = Array.from({ length: WORDS }, () => {
    const word = words[Number(rest % size)] ?? '';
    rest /= size;
    return AS_WRITTEN[word] ?? word;
  });
  return chosen.join('-');
}

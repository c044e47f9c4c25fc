import { concatBytes } from '../bytes';
import { IV_BYTES, MAC_BYTES, openCbcHmac, sealCbcHmac } from './cbc-hmac';
import { openEncrypt0 } from './cose-encrypt0';
import type { CoseKey } from './cose-key';
import { OpenError } from './open-error';
import { owned } from './owned';
import type { OpeningKey, SymmetricKey } from './symmetric-key';

/** The layout of files (bitwarden/sdk-internal enc_string/symmetric.rs): type, iv, mac, ciphertext. */
export const FILE_TYPE = 2;
const NEWER_TYPE = 7;
const MAC_START = 1 + IV_BYTES;
const CIPHERTEXT_START = MAC_START + MAC_BYTES;

/**
 * Opens an attachment: `02`, iv (16), mac (32), ciphertext; or `07` and a COSE message, under a key of a newer account.
 * The layout without a MAC (`00`) is refused.
 * @throws OpenError `tampered`; `newer-format` for type 7 under an older key.
 */
export async function openAttachment(bytes: Uint8Array, key: OpeningKey): Promise<Uint8Array<ArrayBuffer>> {
  const [type] = bytes;
  if (key.kind === 'cose') return openNewer(bytes, key);
  if (type === NEWER_TYPE) throw new OpenError('newer-format');
  if (type !== FILE_TYPE) throw new OpenError('tampered');
  return openCbcHmac(
    {
      body: concatBytes(bytes.subarray(1, MAC_START), bytes.subarray(CIPHERTEXT_START)),
      mac: owned(bytes.subarray(MAC_START, CIPHERTEXT_START)),
    },
    key,
  );
}

async function openNewer(bytes: Uint8Array, key: CoseKey): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== NEWER_TYPE) throw new OpenError('tampered');
  return (await openEncrypt0(bytes.subarray(1), key, ['bytes'])).bytes;
}

/** Seals an attachment's bytes in the layout above, with a fresh IV. */
export async function sealAttachment(bytes: Uint8Array, key: SymmetricKey): Promise<Uint8Array<ArrayBuffer>> {
  const { body, mac } = await sealCbcHmac(owned(bytes), key);
  return concatBytes(Uint8Array.of(FILE_TYPE), body.subarray(0, IV_BYTES), mac, body.subarray(IV_BYTES));
}

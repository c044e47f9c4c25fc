import { concatBytes } from '../bytes';
import { IV_BYTES, MAC_BYTES, openCbcHmac, sealCbcHmac } from './cbc-hmac';
import { OpenError } from './open-error';
import { owned } from './owned';
import type { SymmetricKey } from './symmetric-key';

/** The layout of files (bitwarden/sdk-internal enc_string/symmetric.rs): type, iv, mac, ciphertext. */
const TYPE = 2;
const NEWER_TYPE = 7;
const MAC_START = 1 + IV_BYTES;
const CIPHERTEXT_START = MAC_START + MAC_BYTES;

/**
 * Opens an attachment: `02`, iv (16), mac (32), ciphertext. The layout without a MAC (`00`) is refused.
 * @throws OpenError `tampered`; `newer-format` for type 7.
 */
export async function openAttachment(bytes: Uint8Array, key: SymmetricKey): Promise<Uint8Array<ArrayBuffer>> {
  const [type] = bytes;
  if (type === NEWER_TYPE) throw new OpenError('newer-format');
  if (type !== TYPE) throw new OpenError('tampered');
  return openCbcHmac(
    {
      body: concatBytes(bytes.subarray(1, MAC_START), bytes.subarray(CIPHERTEXT_START)),
      mac: owned(bytes.subarray(MAC_START, CIPHERTEXT_START)),
    },
    key,
  );
}

/** Seals an attachment's bytes in the layout above, with a fresh IV. */
export async function sealAttachment(bytes: Uint8Array, key: SymmetricKey): Promise<Uint8Array<ArrayBuffer>> {
  const { body, mac } = await sealCbcHmac(owned(bytes), key);
  return concatBytes(Uint8Array.of(TYPE), body.subarray(0, IV_BYTES), mac, body.subarray(IV_BYTES));
}

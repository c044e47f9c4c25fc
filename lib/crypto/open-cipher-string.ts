import { utf8Decode, wipe } from '../bytes';
import { openCbcHmac } from './cbc-hmac';
import { parseType2, parseType7 } from './cipher-string';
import { type Content, openEncrypt0 } from './cose-encrypt0';
import { importCoseKey, parseCoseKey } from './cose-key';
import { OpenError } from './open-error';
import { unpad } from './padding';
import { importOpeningKey, importSymmetricKey, type OpeningKey } from './symmetric-key';

/**
 * The bytes in a CipherString: of type 2 under a key of 64 bytes, of type 7 under one of a newer account. Neither key reads the
 * other's type, so that no server can choose the weaker.
 * @param content what the newer form must say that it holds; the older one says nothing.
 * @throws OpenError `tampered`; `newer-format` for types that this key does not go with, 7 and above; `wrong-type` for what is no text.
 */
export async function openBytes(
  cipherString: unknown,
  key: OpeningKey,
  content: Content = 'bytes',
): Promise<Uint8Array<ArrayBuffer>> {
  if (key.kind === 'cbc-hmac') return openCbcHmac(parseType2(cipherString), key);
  return (await openEncrypt0(parseType7(cipherString), key, [content])).bytes;
}

/** The text in a CipherString. @throws OpenError as `openBytes`, and `tampered` when the bytes are no UTF-8. */
export async function openText(cipherString: unknown, key: OpeningKey): Promise<string> {
  const bytes = await openBytes(cipherString, key, 'text');
  const text = utf8Decode(key.kind === 'cose' ? unpad(bytes) : bytes);
  if (text === null) throw new OpenError('tampered');
  return text;
}

/** The key in a CipherString: an item's, an attachment's, or that of an item's envelope. @throws OpenError. */
export async function openKey(cipherString: unknown, key: OpeningKey): Promise<OpeningKey> {
  if (key.kind === 'cbc-hmac') {
    const bytes = await openBytes(cipherString, key);
    return importOpeningKey(bytes).finally(() => wipe(bytes));
  }
  const { content, bytes } = await openEncrypt0(parseType7(cipherString), key, ['legacyKey', 'coseKey']);
  const importing = content === 'legacyKey' ? importSymmetricKey(bytes) : importUnpadded(bytes);
  return importing.finally(() => wipe(bytes));
}

const importUnpadded = async (bytes: Uint8Array): Promise<OpeningKey> => importCoseKey(parseCoseKey(bytes));

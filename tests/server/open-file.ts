import { createDecipheriv, createHmac } from 'node:crypto';
import type { EmbeddedServer } from './start-server.ts';

/** What a server keeps of a file, opened by Node's own cryptography: the product's has no part in it. */
export interface OpenedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function decrypt(key: Uint8Array, iv: Uint8Array, mac: Uint8Array, ciphertext: Uint8Array): Buffer {
  const expected = createHmac('sha256', key.subarray(32)).update(iv).update(ciphertext).digest();
  if (!expected.equals(mac)) throw new Error('The seal does not fit.');
  const decipher = createDecipheriv('aes-256-cbc', key.subarray(0, 32), iv);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
}

function openText(text: string, key: Uint8Array): Buffer {
  const [iv, ciphertext, mac] = text
    .replace(/^2\./, '')
    .split('|')
    .map((part) => new Uint8Array(Buffer.from(part, 'base64')));
  if (!iv || !ciphertext || !mac) throw new Error('No CipherString of type 2.');
  return decrypt(key, iv, mac, ciphertext);
}

function openContent(sealed: Uint8Array, key: Uint8Array): Uint8Array {
  if (sealed[0] !== 2) throw new Error('No file of type 2.');
  return new Uint8Array(decrypt(key, sealed.subarray(1, 17), sealed.subarray(17, 49), sealed.subarray(49)));
}

/** The files of an item as they lie on the server, by the user key alone. Those whose bytes never came are null. */
export function openFiles(
  { store }: Pick<EmbeddedServer, 'store'>,
  itemId: string,
  userKey: Uint8Array,
): (OpenedFile | null)[] {
  const wrapped = store.ciphers.get(itemId)?.content.key;
  const itemKey = typeof wrapped === 'string' ? openText(wrapped, userKey) : userKey;
  return store.attachments.where('cipherId', itemId).map(({ id, fileName, key }) => {
    const sealed = store.files.read(id);
    const fileKey = key === null ? userKey : openText(key, itemKey);
    return sealed && { name: openText(fileName, itemKey).toString(), bytes: openContent(sealed, fileKey) };
  });
}

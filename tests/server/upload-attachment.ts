import {
  importSymmetricKey,
  randomBytes,
  type SymmetricKey,
  sealAttachment,
  sealBytes,
  sealText,
} from '../../lib/crypto';
import type { Account } from './account.ts';

export interface PlainFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const form = (name: string, bytes: Uint8Array): FormData => {
  const data = new FormData();
  data.append('data', new File([new Uint8Array(bytes)], name));
  return data;
};

async function expectOk(response: Response): Promise<void> {
  if (!response.ok) throw new Error(`attachment: ${response.status} ${await response.text()}`);
}

/** Adds a file to an item; `key` is what the item is sealed under. Today's way, or the old server's, which keeps no file key. */
export async function uploadAttachment(
  account: Account,
  itemId: string,
  file: PlainFile,
  key: SymmetricKey,
): Promise<void> {
  const fileName = await sealText(file.name, key);
  if (account.place.protocol === 'rubywarden') {
    const sealed = await sealAttachment(file.bytes, key);
    await expectOk(await account.send('POST', `/ciphers/${itemId}/attachment`, form(fileName, sealed)));
    return;
  }
  const fileKey = randomBytes(64);
  const sealed = await sealAttachment(file.bytes, await importSymmetricKey(fileKey));
  const announced = await account.call('POST', `/ciphers/${itemId}/attachment/v2`, {
    key: await sealBytes(fileKey, key),
    fileName,
    fileSize: sealed.byteLength,
    adminRequest: false,
  });
  const path = `/ciphers/${itemId}/attachment/${announced.attachmentId}`;
  await expectOk(await account.send('POST', path, form(fileName, sealed)));
}

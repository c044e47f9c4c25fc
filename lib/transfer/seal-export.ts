import { encodeBase64, wipe } from '../bytes';
import { deriveMasterKey, randomBytes, randomId, sealText, stretchMasterKey } from '../crypto';
import type { Folder, Item } from '../items';
import { exportItem } from './export-item';

const SALT_BYTES = 16;
const ITERATIONS = 600_000;

/**
 * A file of items that opens with a password, in this and in every other Bitwarden client ("password protected" JSON: the salt of the
 * derivation is the base64 text itself, the key is the stretched one).
 * @param password as typed.
 * @returns the file's text. Holds nothing in the clear.
 */
export async function sealExport(
  items: readonly Item[],
  folders: readonly Folder[],
  password: string,
): Promise<string> {
  const salt = encodeBase64(randomBytes(SALT_BYTES));
  const masterKey = await deriveMasterKey(password, salt, { kind: 'pbkdf2', iterations: ITERATIONS });
  const key = await stretchMasterKey(masterKey);
  wipe(masterKey);
  const used = new Set(items.map(({ folderId }) => folderId));
  const plain = {
    encrypted: false,
    folders: folders.filter(({ id }) => used.has(id)),
    items: items.map(exportItem),
  };
  return JSON.stringify(
    {
      encrypted: true,
      passwordProtected: true,
      salt,
      kdfType: 0,
      kdfIterations: ITERATIONS,
      kdfMemory: null,
      kdfParallelism: null,
      encKeyValidation_DO_NOT_EDIT: await sealText(randomId(), key),
      data: await sealText(JSON.stringify(plain), key),
    },
    null,
    2,
  );
}

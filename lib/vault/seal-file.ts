import { wipe } from '../bytes';
import {
  createFileSealer,
  type FileSealer,
  randomBytes,
  sealBytes,
  sealedFileBytes,
  sealText,
} from '../crypto';
import { CodedError } from '../errors';
import type { Wire } from '../wire';
import { isOldStyle } from './cipher-request';
import { openItemKey } from './item-key';
import type { VaultKeys } from './keys';

/** A file that is about to be sealed, for one item. */
export interface FileToSeal {
  readonly sealer: FileSealer;
  /** Sealed. */
  readonly fileName: string;
  readonly key: string | null;
  /** As the server counts it. */
  readonly sealedSize: number;
}

const FILE_KEY_BYTES = 64;

/**
 * Makes what a new file is sealed with: a key of its own, under the key of the item. Servers of old keep no such key; there the content
 * stands under the user's key, like that of every file before 2018 (bitwarden/sdk-internal, cipher attachments).
 * @throws CodedError `item-unreadable`; `read-only` under a key of the newer format, which is not written.
 */
export async function startFile(
  row: Wire,
  file: { readonly name: string; readonly size: number },
  keys: VaultKeys,
): Promise<FileToSeal> {
  const found = await openItemKey(row, keys);
  if ('problem' in found) throw new CodedError('item-unreadable', { message: found.problem });
  const { key: itemKey, outer } = found;
  if (itemKey.kind === 'cose' || outer.kind === 'cose')
    throw new CodedError('read-only', { message: 'newer-format' });
  const common = { fileName: await sealText(file.name, itemKey), sealedSize: sealedFileBytes(file.size) };
  if (isOldStyle(row)) return { ...common, sealer: await createFileSealer(outer), key: null };
  const bytes = randomBytes(FILE_KEY_BYTES);
  try {
    return { ...common, sealer: await createFileSealer(bytes), key: await sealBytes(bytes, itemKey) };
  } finally {
    wipe(bytes);
  }
}

import { decodeBase64, encodeBase64 } from '../../lib/bytes';
import { CodedError } from '../../lib/errors';
import type { Uploads, Vault } from '../../lib/vault';
import type { Own, OwnName } from './own-requests';
import { assertMayUse, type VerifyPassword } from './secret-gate';

export interface FileHandlerDeps {
  readonly vault: Vault;
  readonly uploads: Uploads;
  readonly verifyPassword: VerifyPassword;
}

type FileRequest = Extract<OwnName, `upload.${string}`> | FileName;

/** Those of the vault's requests that are about files. */
type FileName = 'vault.attachment' | 'vault.moreOfAttachment';

/** Answers about the files of items. */
export function fileHandlers({ vault, uploads, verifyPassword }: FileHandlerDeps): Pick<Own, FileRequest> {
  return {
    'vault.attachment': async ({ id, attachmentId, password }) => {
      await assertMayUse(await vault.item(id), password, verifyPassword);
      const { bytes, ...rest } = await vault.attachment(id, attachmentId);
      return { ...rest, base64: encodeBase64(bytes) };
    },
    'vault.moreOfAttachment': async ({ more: asked }) => {
      const { bytes, more } = await vault.moreOfAttachment(asked);
      return { base64: encodeBase64(bytes), more };
    },
    'upload.begin': async ({ id, name, size, password }) => {
      await assertMayUse(await vault.item(id), password, verifyPassword);
      return { upload: await uploads.begin(id, { name, size }) };
    },
    'upload.seal': async ({ upload, base64, isLast }) => {
      const piece = decodeBase64(base64);
      if (!piece) throw new CodedError('internal', { name: 'base64' });
      const { bytes, head } = await uploads.seal(upload, piece, isLast);
      return { base64: encodeBase64(bytes), head: head && encodeBase64(head) };
    },
    'upload.ticket': ({ upload, refused }) => uploads.ticket(upload, refused),
    'upload.seen': ({ upload }) => uploads.seen(upload),
    'upload.end': async ({ upload, outcome }) => ({ arrived: await uploads.end(upload, outcome) }),
    'upload.remove': async ({ id, attachmentId, password }) => {
      await assertMayUse(await vault.item(id), password, verifyPassword);
      await uploads.remove(id, attachmentId);
    },
  };
}

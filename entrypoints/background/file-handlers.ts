import { decodeBase64, encodeBase64 } from '../../lib/bytes';
import { CodedError } from '../../lib/errors';
import type { Handlers, UiRequests } from '../../lib/protocol';
import type { Uploads, Vault } from '../../lib/vault';
import { assertMayUse, type VerifyPassword } from './secret-gate';

export interface FileHandlerDeps {
  readonly vault: Vault;
  readonly uploads: Uploads;
  readonly verifyPassword: VerifyPassword;
}

type FileRequests = Pick<Handlers<UiRequests>, Extract<keyof UiRequests, `upload.${string}`>>;

/** Answers about files that are added to items, and deleted. */
export function fileHandlers({ vault, uploads, verifyPassword }: FileHandlerDeps): FileRequests {
  return {
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

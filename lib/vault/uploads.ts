import { type AnnouncedFile, announceFile } from '../api';
import { randomId } from '../crypto';
import { CodedError, toErrorInfo } from '../errors';
import type { ServerUrls, UploadTicket } from '../session';
import type { Wire } from '../wire';
import { isOldStyle } from './cipher-request';
import { type CleanDeps, endUpload, type Outcome, tidyLater, tidyUploads } from './end-upload';
import { openForFiles } from './may-attach';
import type { PendingUpload } from './pending-uploads';
import { isSameOwner } from './place';
import { filesOf } from './refresh-item';
import { removeAttachment } from './remove-attachment';
import { type FileToSeal, startFile } from './seal-file';
import { type TicketDeps, uploadTicket } from './upload-ticket';

export interface UploadDeps extends CleanDeps, TicketDeps {
  /** Files that are being sealed, with their keys; whoever locks empties it. */
  readonly sealing: Map<string, FileToSeal>;
}

/** Files of items, added and deleted. Needs the network: nothing of it waits for one. */
export interface Uploads {
  /**
   * Begins: checks the item, and says to the server that a file is about to come.
   * @throws CodedError `unsent-changes`, `read-only`, `not-found`, and what the server says against it.
   */
  begin(id: string, file: { readonly name: string; readonly size: number }): Promise<string>;
  /** Seals the next piece; with the last comes what stands in front of all. @throws CodedError `upload-lost` after this worker was stopped. */
  seal(upload: string, piece: Uint8Array<ArrayBuffer>, isLast: boolean): Promise<Sealed>;
  /** Where the bytes go now. @param refused the token that the server did not take. @throws CodedError `upload-lost` once it is over. */
  ticket(upload: string, refused?: string): Promise<UploadTicket>;
  /** The page is still at it. */
  seen(upload: string): Promise<void>;
  /** The page is done with it, one way or the other. True when the server has the file. */
  end(upload: string, outcome: Outcome): Promise<boolean>;
  /** Brings to an end what pages and workers have left behind. Never rejects. */
  tidy(): Promise<void>;
  /** Deletes a file for good; see `removeAttachment`. */
  remove(id: string, attachmentId: string): Promise<void>;
}

export interface Sealed {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly head: Uint8Array<ArrayBuffer> | null;
}

/** The bytes of a file must not go where those of another one are, nor must cleaning up delete that. @throws CodedError `answer-damaged`. */
function assertNew(row: Wire, announced: AnnouncedFile | null, urls: ServerUrls): void {
  const isTaken = announced !== null && filesOf(row).some(({ id }) => id === announced.attachmentId);
  if (isTaken) throw new CodedError('answer-damaged', { host: new URL(urls.api).host });
}

/** Says that a file is about to come, noted first: from then on it is brought to an end. */
async function announce(
  deps: UploadDeps,
  row: Wire,
  pending: PendingUpload,
  file: FileToSeal,
): Promise<void> {
  const { upload, itemId, fileName, key } = pending;
  const { urls } = await deps.current();
  try {
    const request = { key, fileName, fileSize: file.sealedSize };
    const announced = await announceFile(deps.send, urls, itemId, request);
    assertNew(row, announced, urls);
    await deps.pending.change(upload, afterAnnounced(announced));
    if (announced?.url) deps.urls.set(upload, announced.url);
  } catch (error) {
    const isRefused = toErrorInfo(error).code === 'server-refused';
    if (isRefused) await deps.pending.remove(upload);
    else await endUpload(deps, upload, 'cancelled');
    throw error;
  }
}

/** The item may have changed before it was noted that a file is on its way. @throws CodedError as `openForFiles`. */
async function assertStill(deps: UploadDeps, row: Wire, { upload, itemId }: PendingUpload): Promise<void> {
  try {
    const now = await openForFiles(deps, itemId);
    if (!isSameOwner(now.row, row)) throw new CodedError('upload-lost');
  } catch (error) {
    await deps.pending.remove(upload);
    void deps.drain();
    throw error;
  }
}

const afterAnnounced = (announced: AnnouncedFile | null): Partial<PendingUpload> =>
  announced
    ? { attachmentId: announced.attachmentId, way: announced.url === null ? 'direct' : 'store' }
    : { way: 'old' };

/** Adds and deletes files of the account in use. */
export function createUploads(deps: UploadDeps): Uploads {
  const { sealing } = deps;
  const note = async (itemId: string, row: Wire, { fileName, key }: FileToSeal): Promise<PendingUpload> => {
    const pending: PendingUpload = {
      upload: randomId(),
      account: (await deps.current()).account,
      itemId,
      attachmentId: null,
      fileName,
      key,
      way: isOldStyle(row) ? 'old' : 'direct',
      state: 'open',
      seenAt: Date.now(),
    };
    await deps.pending.add(pending);
    return pending;
  };
  return {
    async begin(asked, file) {
      const { id, row } = await openForFiles(deps, asked);
      const started = await startFile(row, file, deps.keys);
      const pending = await note(id, row, started);
      await assertStill(deps, row, pending);
      if (pending.way !== 'old') await announce(deps, row, pending, started);
      sealing.set(pending.upload, started);
      await tidyLater(deps);
      return pending.upload;
    },
    async seal(upload, piece, isLast) {
      const file = sealing.get(upload);
      if (!file) throw new CodedError('upload-lost');
      const bytes = await file.sealer.next(piece, isLast);
      if (!isLast) return { bytes, head: null };
      sealing.delete(upload);
      return { bytes, head: await file.sealer.head() };
    },
    ticket: (upload, refused) => uploadTicket(deps, upload, refused),
    seen: (upload) => deps.pending.change(upload, { seenAt: Date.now() }),
    async end(upload, outcome) {
      sealing.delete(upload);
      return endUpload(deps, upload, outcome);
    },
    tidy: () => tidyUploads(deps),
    remove: (id, attachmentId) => removeAttachment(deps, id, attachmentId),
  };
}

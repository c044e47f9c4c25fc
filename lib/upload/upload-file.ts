import { createTransfer, isTokenRefusal, refusal, type Transfer } from '../api';
import { decodeBase64, encodeBase64 } from '../bytes';
import { CodedError, toErrorInfo } from '../errors';
import { ask } from '../protocol';
import type { UploadTicket } from '../session';

/** Bytes done of all, first of the sealing, then of the sending. */
export interface UploadProgress {
  readonly phase: 'sealing' | 'sending';
  readonly done: number;
  readonly total: number;
}

export interface UploadDeps {
  readonly ask: typeof ask;
  /** Begins the upload of a file in the background; null when the person has given up before it began. */
  readonly begin: (file: File) => Promise<string | null>;
  readonly transfer: Transfer;
  /** Rejects with `permission-missing` when this browser may not talk to an address. */
  readonly mayReach: (url: string) => Promise<void>;
}

export interface Watch {
  readonly signal: AbortSignal;
  readonly progress: (progress: UploadProgress) => void;
}

type Outcome = 'refused' | 'unknown' | 'cancelled';

/** Small enough for one message, large enough to be few. Whole blocks. */
const PIECE_BYTES = 1024 * 1024;
const HEARD_OF_EVERY_MS = 20_000;
/** What a file store says about an address whose time is over. */
const ENDED = new Set([401, 403]);

/** A piece of a file, as it goes to the background. @throws CodedError `file-unreadable`, also for a file that has changed since. */
async function readPiece(file: File, at: number): Promise<string> {
  const wanted = Math.min(PIECE_BYTES, file.size - at);
  const bytes = await file
    .slice(at, at + wanted)
    .arrayBuffer()
    .catch(() => null);
  if (bytes?.byteLength !== wanted) throw new CodedError('file-unreadable', { message: file.name });
  return encodeBase64(new Uint8Array(bytes));
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  const bytes = decodeBase64(base64);
  if (!bytes) throw new CodedError('internal', { name: 'base64' });
  return bytes;
}

/**
 * The file as it goes to the server; while the background seals a piece, the next one is read. What is sealed is handed to the browser as
 * it comes, which may keep much of it on disk.
 */
async function sealAll(deps: UploadDeps, upload: string, file: File, watch: Watch): Promise<Blob> {
  const parts: Blob[] = [];
  let coming = readPiece(file, 0);
  for (let at = 0; ; at += PIECE_BYTES) {
    const base64 = await coming;
    watch.signal.throwIfAborted();
    const isLast = at + PIECE_BYTES >= file.size;
    const sealing = deps.ask('upload.seal', { upload, base64, isLast });
    if (!isLast) coming = readPiece(file, at + PIECE_BYTES);
    // Where the sealing fails, nobody waits for the next piece.
    coming.catch(() => undefined);
    const sealed = await sealing;
    parts.push(new Blob([decode(sealed.base64)]));
    watch.progress({ phase: 'sealing', done: Math.min(at + PIECE_BYTES, file.size), total: file.size });
    if (sealed.head !== null) return new Blob([decode(sealed.head), ...parts]);
  }
}

/** Sends the bytes once more when the token, or the signed address, was no longer good. */
async function sendAll(deps: UploadDeps, upload: string, bytes: Blob, watch: Watch): Promise<void> {
  const progress = (done: number) => watch.progress({ phase: 'sending', done, total: bytes.size });
  const send = async (ticket: UploadTicket) => {
    await deps.mayReach(ticket.url);
    return deps.transfer(ticket, bytes, { signal: watch.signal, progress });
  };
  let ticket = await deps.ask('upload.ticket', { upload });
  let answer = await send(ticket);
  const isOver = ticket.token === null ? ENDED.has(answer.status) : isTokenRefusal(answer);
  if (isOver) {
    ticket = await deps.ask('upload.ticket', {
      upload,
      ...(ticket.token !== null && { refused: ticket.token }),
    });
    answer = await send(ticket);
  }
  if (answer.status < 200 || answer.status >= 300) throw refusal(answer, ticket.url);
}

/** What a failure tells about the bytes: they were turned away, or nobody knows. */
function outcomeOf(error: unknown, signal: AbortSignal): Outcome {
  if (signal.aborted) return 'cancelled';
  return toErrorInfo(error).code === 'server-refused' ? 'refused' : 'unknown';
}

async function finish(deps: UploadDeps, upload: string): Promise<void> {
  const args = { upload, outcome: 'arrived' } as const;
  // The worker may have been stopped just now; asked again, it is started.
  await deps.ask('upload.end', args).catch(() => deps.ask('upload.end', args));
}

async function once(deps: UploadDeps, file: File, watch: Watch): Promise<boolean> {
  const upload = await deps.begin(file);
  if (upload === null) return false;
  const heard = setInterval(
    () => void deps.ask('upload.seen', { upload }).catch(() => undefined),
    HEARD_OF_EVERY_MS,
  );
  try {
    await sendAll(deps, upload, await sealAll(deps, upload, file, watch), watch);
    await finish(deps, upload);
    return true;
  } catch (error) {
    const outcome = outcomeOf(error, watch.signal);
    const ended = await deps.ask('upload.end', { upload, outcome }).catch(() => ({ arrived: false }));
    if (!ended.arrived) throw error;
    return true;
  } finally {
    clearInterval(heard);
  }
}

/**
 * Adds a file to an item. Resolves once the server has it, and the item is stored here as the server has it then; to false when it was
 * not begun.
 * @throws CodedError of the way, after what the server has of the file was deleted or noted for that; `file-unreadable`; the signal's
 * reason when the person has broken it off.
 */
export async function uploadFile(deps: UploadDeps, file: File, watch: Watch): Promise<boolean> {
  try {
    return await once(deps, file, watch);
  } catch (error) {
    // The worker was stopped, and with it went what the pieces are chained by: from the beginning, once.
    if (toErrorInfo(error).code !== 'upload-lost') throw error;
    return once(deps, file, watch);
  }
}

/** As `uploadFile`, through this page's own messages and connection. */
export const uploadFromPage = (
  deps: Pick<UploadDeps, 'begin' | 'mayReach'>,
  file: File,
  watch: Watch,
): Promise<boolean> => uploadFile({ ...deps, ask, transfer: createTransfer() }, file, watch);

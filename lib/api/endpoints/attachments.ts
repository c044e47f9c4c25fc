import { CodedError } from '../../errors';
import type { ServerUrls } from '../../session';
import { pickNumber, pickText } from '../../wire';
import { readBody, refusal, sendForJson } from '../answer';
import type { Send } from '../http';

/** Where the bytes of an attachment lie now. Signed addresses live for minutes, so they are asked for each time. */
export async function fetchAttachmentUrl(
  send: Send,
  urls: ServerUrls,
  ids: { readonly itemId: string; readonly attachmentId: string },
  urlInSync: string | null,
): Promise<string> {
  const url = `${urls.api}/ciphers/${ids.itemId}/attachment/${ids.attachmentId}`;
  const answer = await send({ method: 'GET', url });
  const body = readBody(answer);
  const found = answer.status === 200 && body.kind === 'json' ? pickText(body.value, 'url') : null;
  // Old servers have no such address; theirs is in the sync answer, often relative to the server.
  const chosen = found ?? (answer.status === 404 || answer.status === 405 ? urlInSync : null);
  if (chosen === null || !URL.canParse(chosen, urls.api)) throw refusal(answer, url);
  return new URL(chosen, urls.api).href;
}

/**
 * The encrypted bytes. Sent without token, cookies and our headers: the address itself is the permission.
 * @throws CodedError `server-refused`, `answer-too-large` ...
 */
export async function fetchAttachmentBytes(send: Send, url: string, maxBytes: number): Promise<Uint8Array> {
  if (!/^https?:$/.test(new URL(url).protocol))
    throw new CodedError('bad-address', { message: url.slice(0, 200) });
  const answer = await send({ method: 'GET', url, anonymous: true, timeout: 120_000, maxBytes });
  if (answer.status !== 200) throw refusal(answer, url);
  return answer.bytes;
}

interface AttachmentIds {
  readonly itemId: string;
  readonly attachmentId: string;
}

const addressOf = (urls: ServerUrls, { itemId, attachmentId }: AttachmentIds): string =>
  `${urls.api}/ciphers/${encodeURIComponent(itemId)}/attachment/${encodeURIComponent(attachmentId)}`;

/** What a server says to a file that is about to come. */
export interface AnnouncedFile {
  readonly attachmentId: string;
  /** The signed address of a file store; null: the bytes go to the server itself. */
  readonly url: string | null;
}

/** Bytes for a file store, not for the server (bitwarden/server FileUploadType). */
const TO_STORE = 1;

function readAnnounced(answer: unknown, host: string): AnnouncedFile {
  const [attachmentId, url] = [pickText(answer, 'attachmentId'), pickText(answer, 'url')];
  const isToStore = pickNumber(answer, 'fileUploadType') === TO_STORE;
  if (attachmentId === null || (isToStore && (url === null || !URL.canParse(url))))
    throw new CodedError('answer-damaged', { host });
  return { attachmentId, url: isToStore ? url : null };
}

/**
 * Says that a file is about to come: from then on the server has a record of it. Null from servers that know only the old way, which
 * have no such address. @throws CodedError, as all writes: sent once, whatever happens.
 */
export async function announceFile(
  send: Send,
  urls: ServerUrls,
  itemId: string,
  json: { readonly key: string | null; readonly fileName: string; readonly fileSize: number },
): Promise<AnnouncedFile | null> {
  const url = `${urls.api}/ciphers/${encodeURIComponent(itemId)}/attachment/v2`;
  try {
    const answer = await sendForJson(send, { method: 'POST', url, json: { ...json, adminRequest: false } });
    return readAnnounced(answer, new URL(url).host);
  } catch (error) {
    const { number = '' } = error instanceof CodedError ? error.info.details : {};
    if (number === '404' || number === '405') return null;
    throw error;
  }
}

/** A new signed address for a file that was announced; the last one has ended. */
export async function renewUploadUrl(send: Send, urls: ServerUrls, ids: AttachmentIds): Promise<string> {
  const url = `${addressOf(urls, ids)}/renew`;
  const renewed = readAnnounced(await sendForJson(send, { method: 'GET', url }), new URL(url).host).url;
  if (renewed === null) throw new CodedError('answer-damaged', { host: new URL(url).host });
  return renewed;
}

/** The headers that the cloud's file store wants (Azure, "Put Blob"); the version is the one that the address was signed for. */
export function storeHeaders(url: string, now: Date): Record<string, string> {
  const version = new URL(url).searchParams.get('sv');
  return {
    'x-ms-date': now.toUTCString(),
    ...(version !== null && { 'x-ms-version': version }),
    'x-ms-blob-type': 'BlockBlob',
  };
}

/** Where the bytes of a file go that was announced to a server which keeps files itself. */
export const directUploadUrl = addressOf;

/** Where a file goes the old way: name, key and bytes at once. */
export const oldUploadUrl = (urls: ServerUrls, itemId: string): string =>
  `${urls.api}/ciphers/${encodeURIComponent(itemId)}/attachment`;

/** Deletes a file for good, or the record of one that never came. */
export async function deleteAttachment(send: Send, urls: ServerUrls, ids: AttachmentIds): Promise<void> {
  await sendForJson(send, { method: 'DELETE', url: addressOf(urls, ids) });
}

import { CodedError } from '../../errors';
import type { ServerUrls } from '../../session';
import { pickText } from '../../wire';
import { readBody, refusal } from '../answer';
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

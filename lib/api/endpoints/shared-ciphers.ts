import { toErrorInfo } from '../../errors';
import type { ServerUrls } from '../../session';
import { pick, pickBoolean } from '../../wire';
import { sendForJson } from '../answer';
import type { Send } from '../http';

/** An item of an organisation as servers take it, and the collections that it is to lie in. */
interface SharedCipherRequest {
  readonly cipher: Readonly<Record<string, unknown>>;
  readonly collectionIds: readonly string[];
}

const addressOf = (urls: ServerUrls, id: string): string => `${urls.api}/ciphers/${encodeURIComponent(id)}`;

/** Adds an item of an organisation. Gives the item as the server has it. @throws CodedError, as all writes: sent once, whatever happens. */
export const createSharedCipher = (
  send: Send,
  urls: ServerUrls,
  json: SharedCipherRequest,
): Promise<unknown> => sendForJson(send, { method: 'POST', url: `${urls.api}/ciphers/create`, json });

/** Gives an item of the person's own to an organisation. Gives it as the server has it now. */
export const shareCipher = (
  send: Send,
  urls: ServerUrls,
  id: string,
  json: SharedCipherRequest,
): Promise<unknown> => sendForJson(send, { method: 'PUT', url: `${addressOf(urls, id)}/share`, json });

/** What one person has of an item beside its content; taken also where they may only read it. Gives the item. */
export const markCipher = (
  send: Send,
  urls: ServerUrls,
  id: string,
  json: { readonly folderId: string | null; readonly favorite: boolean },
): Promise<unknown> => sendForJson(send, { method: 'PUT', url: `${addressOf(urls, id)}/partial`, json });

/** An item that has other collections now. */
export interface PlacedCipher {
  /** It lies in none any more that this person sees. */
  readonly isUnavailable: boolean;
  /** As the server has it; undefined where the server says nothing. */
  readonly cipher: unknown;
}

/** Older servers have not the newer address, and answer there as they do for what is not there: in JSON, or with a page. */
function isMissing(error: unknown): boolean {
  const { code, details } = toErrorInfo(error);
  return ['server-refused', 'html-answer'].includes(code) && /^(?:404|405)$/.test(details.number ?? '');
}

/** Puts an item of an organisation into exactly these of the collections that the person may change. */
export async function placeCipher(
  send: Send,
  urls: ServerUrls,
  id: string,
  collectionIds: readonly string[],
): Promise<PlacedCipher> {
  const put = (path: string) =>
    sendForJson(send, { method: 'PUT', url: `${addressOf(urls, id)}/${path}`, json: { collectionIds } });
  try {
    const answer = await put('collections_v2');
    return { isUnavailable: pickBoolean(answer, 'unavailable', false), cipher: pick(answer, 'cipher') };
  } catch (error) {
    if (!isMissing(error)) throw error;
    return { isUnavailable: false, cipher: await put('collections') };
  }
}

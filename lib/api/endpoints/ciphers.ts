import type { ServerUrls } from '../../session';
import { sendForJson } from '../answer';
import type { Send } from '../http';

/** One item of a person, as servers take it; see `cipherRequest` of the vault room. */
type CipherRequest = Readonly<Record<string, unknown>>;

const addressOf = (urls: ServerUrls, id: string): string => `${urls.api}/ciphers/${encodeURIComponent(id)}`;

/** One item as the server has it. Old servers have no such address. @throws CodedError. */
export const fetchCipher = (send: Send, urls: ServerUrls, id: string): Promise<unknown> =>
  sendForJson(send, { method: 'GET', url: addressOf(urls, id) });

/** Adds an item of the person's own. Gives the item as the server has it. @throws CodedError, as all writes: sent once, whatever happens. */
export const createCipher = (send: Send, urls: ServerUrls, json: CipherRequest): Promise<unknown> =>
  sendForJson(send, { method: 'POST', url: `${urls.api}/ciphers`, json });

/** Replaces an item whole. Gives it as the server has it now; undefined where the server says nothing. */
export const replaceCipher = (
  send: Send,
  urls: ServerUrls,
  id: string,
  json: CipherRequest,
): Promise<unknown> => sendForJson(send, { method: 'PUT', url: addressOf(urls, id), json });

/** Puts an item into the trash. Old servers have none and delete it for good. */
export async function trashCipher(send: Send, urls: ServerUrls, id: string): Promise<void> {
  await sendForJson(send, { method: 'PUT', url: `${addressOf(urls, id)}/delete` });
}

/** Takes an item out of the trash. */
export const restoreCipher = (send: Send, urls: ServerUrls, id: string): Promise<unknown> =>
  sendForJson(send, { method: 'PUT', url: `${addressOf(urls, id)}/restore` });

/** Puts an item into the archive, or takes it out of there. Gives it as the server has it now. */
export const archiveCipher = (
  send: Send,
  urls: ServerUrls,
  id: string,
  isArchived: boolean,
): Promise<unknown> =>
  sendForJson(send, {
    method: 'PUT',
    url: `${addressOf(urls, id)}/${isArchived ? 'archive' : 'unarchive'}`,
  });

/** Deletes an item for good. */
export async function deleteCipher(send: Send, urls: ServerUrls, id: string): Promise<void> {
  await sendForJson(send, { method: 'DELETE', url: addressOf(urls, id) });
}

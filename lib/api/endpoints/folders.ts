import type { ServerUrls } from '../../session';
import { sendForJson } from '../answer';
import type { Send } from '../http';

/** A folder, as servers take it: its name, sealed. */
interface FolderRequest {
  readonly name: string;
}

const addressOf = (urls: ServerUrls, id: string): string => `${urls.api}/folders/${encodeURIComponent(id)}`;

/** One folder as the server has it. @throws CodedError. */
export const fetchFolder = (send: Send, urls: ServerUrls, id: string): Promise<unknown> =>
  sendForJson(send, { method: 'GET', url: addressOf(urls, id) });

/** Adds a folder. Gives it as the server has it. @throws CodedError, as all writes: sent once, whatever happens. */
export const createFolder = (send: Send, urls: ServerUrls, json: FolderRequest): Promise<unknown> =>
  sendForJson(send, { method: 'POST', url: `${urls.api}/folders`, json });

/** Gives a folder another name. Gives it as the server has it now. */
export const renameFolder = (
  send: Send,
  urls: ServerUrls,
  id: string,
  json: FolderRequest,
): Promise<unknown> => sendForJson(send, { method: 'PUT', url: addressOf(urls, id), json });

/** Deletes a folder. What lay in it lies in none. */
export async function deleteFolder(send: Send, urls: ServerUrls, id: string): Promise<void> {
  await sendForJson(send, { method: 'DELETE', url: addressOf(urls, id) });
}

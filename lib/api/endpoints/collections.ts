import type { ServerUrls } from '../../session';
import { sendForJson } from '../answer';
import type { Send } from '../http';

/** What somebody, or a group, may do in a collection. */
export interface CollectionAccess {
  /** Of the membership or the group. */
  readonly id: string;
  readonly readOnly: boolean;
  readonly hidePasswords: boolean;
  readonly manage: boolean;
}

/** A collection as servers take it: its name sealed, and all who get into it. Whoever is not listed gets in no more. */
export interface CollectionRequest {
  readonly name: string;
  readonly externalId: string | null;
  readonly groups: readonly CollectionAccess[];
  readonly users: readonly CollectionAccess[];
}

const listOf = (urls: ServerUrls, organization: string): string =>
  `${urls.api}/organizations/${encodeURIComponent(organization)}/collections`;

const addressOf = (urls: ServerUrls, organization: string, id: string): string =>
  `${listOf(urls, organization)}/${encodeURIComponent(id)}`;

/** Adds a collection. Gives it as the server has it. @throws CodedError, as all writes: sent once, whatever happens. */
export const createCollection = (
  send: Send,
  urls: ServerUrls,
  organization: string,
  json: CollectionRequest,
): Promise<unknown> => sendForJson(send, { method: 'POST', url: listOf(urls, organization), json });

/** A collection with all who get into it. */
export const fetchCollectionAccess = (
  send: Send,
  urls: ServerUrls,
  organization: string,
  id: string,
): Promise<unknown> =>
  sendForJson(send, { method: 'GET', url: `${addressOf(urls, organization, id)}/details` });

/** Replaces a collection whole: its name, and all who get into it. */
export async function replaceCollection(
  send: Send,
  urls: ServerUrls,
  organization: string,
  id: string,
  json: CollectionRequest,
): Promise<void> {
  await sendForJson(send, { method: 'PUT', url: addressOf(urls, organization, id), json });
}

/** Deletes a collection. Its items stay in their other ones; those that have none are seen by administrators only. */
export async function deleteCollection(
  send: Send,
  urls: ServerUrls,
  organization: string,
  id: string,
): Promise<void> {
  await sendForJson(send, { method: 'DELETE', url: addressOf(urls, organization, id) });
}

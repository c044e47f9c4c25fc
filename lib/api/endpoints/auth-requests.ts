import { CodedError } from '../../errors';
import type { Asker, ServerUrls } from '../../session';
import { parseDate, pick, pickBoolean, pickList, pickText } from '../../wire';
import { readBody, refusal, sendForJson } from '../answer';
import type { Send } from '../http';

/** A sign-in that another device is asked to approve (bitwarden/server AuthRequestsController). */
export interface NewAuthRequest {
  readonly email: string;
  /** SPKI, base64. */
  readonly publicKey: string;
  readonly deviceId: string;
  /** At most 25 characters; stands in the place of the password later. */
  readonly accessCode: string;
}

export interface AuthResponse {
  readonly answer: 'none' | 'approved' | 'denied';
  /** CipherString of type 4. */
  readonly key: string | null;
  /** True where an older device has sealed its master key and not its user key. */
  readonly isMasterKey: boolean;
}

const SIGN_IN = 0;

/** The status of an answer that was a refusal; servers refuse unknown addresses with pages, too. */
const statusOf = (error: unknown): string | undefined =>
  error instanceof CodedError ? error.info.details.number : undefined;

/**
 * Asks to be let in.
 * @returns the request's id.
 * @throws CodedError `device-unsupported` where the server knows no such requests; `server-refused` where it does not know this browser.
 */
export async function createAuthRequest(
  send: Send,
  urls: ServerUrls,
  { email, publicKey, deviceId, accessCode }: NewAuthRequest,
): Promise<string> {
  const url = `${urls.api}/auth-requests`;
  const json = { email, publicKey, deviceIdentifier: deviceId, accessCode, type: SIGN_IN };
  const { host } = new URL(url);
  try {
    const id = pickText(await sendForJson(send, { method: 'POST', url, json }), 'id');
    if (id === null) throw new CodedError('answer-damaged', { host });
    return id;
  } catch (error) {
    throw statusOf(error) === '404' ? new CodedError('device-unsupported', { host }) : error;
  }
}

/** What has become of it. A server that knows it no more (denied and deleted, or too old) counts as a denial. */
export async function fetchAuthResponse(
  send: Send,
  urls: ServerUrls,
  id: string,
  accessCode: string,
): Promise<AuthResponse> {
  const url = `${urls.api}/auth-requests/${encodeURIComponent(id)}/response?code=${encodeURIComponent(accessCode)}`;
  const none = { key: null, isMasterKey: false };
  try {
    const body = await sendForJson(send, { method: 'GET', url });
    const key = pickText(body, 'key');
    if (pickBoolean(body, 'requestApproved', false) && key !== null)
      return { answer: 'approved', key, isMasterKey: pickText(body, 'masterPasswordHash') !== null };
    return { answer: pick(body, 'requestApproved') === false ? 'denied' : 'none', ...none };
  } catch (error) {
    if (['400', '404'].includes(statusOf(error) ?? '')) return { answer: 'denied', ...none };
    throw error;
  }
}

function readAsker(entry: unknown): Asker[] {
  const [id, publicKey] = [pickText(entry, 'id'), pickText(entry, 'publicKey')];
  if (id === null || publicKey === null || pick(entry, 'requestApproved') === true) return [];
  return [
    {
      id,
      publicKey,
      device: pickText(entry, 'requestDeviceType'),
      address: pickText(entry, 'requestIpAddress'),
      askedAt: parseDate(pickText(entry, 'creationDate')),
    },
  ];
}

/** Who waits to be let in to this account. `send` adds the token. Servers without such requests have none. */
export async function fetchAuthRequests(send: Send, urls: ServerUrls): Promise<readonly Asker[]> {
  const url = `${urls.api}/auth-requests/pending`;
  const answer = await send({ method: 'GET', url });
  if (answer.status === 404) return [];
  if (answer.status !== 200) throw refusal(answer, url);
  const body = readBody(answer);
  return body.kind === 'json' ? pickList(body.value, 'data').flatMap(readAsker) : [];
}

/** @param key the user key for the asker, type 4; null denies. Vaultwarden wants a text even then. */
export async function answerAuthRequest(
  send: Send,
  urls: ServerUrls,
  { id, key, deviceId }: { id: string; key: string | null; deviceId: string },
): Promise<void> {
  await sendForJson(send, {
    method: 'PUT',
    url: `${urls.api}/auth-requests/${encodeURIComponent(id)}`,
    json: {
      key: key ?? '',
      masterPasswordHash: null,
      deviceIdentifier: deviceId,
      requestApproved: key !== null,
    },
  });
}

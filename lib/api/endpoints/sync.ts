import type { ServerUrls } from '../../session';
import { readBody, sendForJson } from '../answer';
import type { Send } from '../http';

/** Fifty thousand items are about 150 MB. */
const MAX_BYTES = 256 * 1024 * 1024;

/** The whole vault as the server has it; unread and unchecked. */
export async function fetchSync(send: Send, urls: ServerUrls): Promise<unknown> {
  return sendForJson(send, {
    method: 'GET',
    url: `${urls.api}/sync?excludeDomains=false`,
    timeout: 120_000,
    maxBytes: MAX_BYTES,
  });
}

/**
 * When the account last changed, in Unix milliseconds; null where the server does not tell (old servers have no such address)
 * or wants a full sync.
 */
export async function fetchRevisionDate(send: Send, urls: ServerUrls): Promise<number | null> {
  const answer = await send({ method: 'GET', url: `${urls.api}/accounts/revision-date` });
  if (answer.status !== 200) return null;
  const body = readBody(answer);
  const value = body.kind === 'json' ? Number(body.value) : Number.NaN;
  return Number.isFinite(value) && value > 0 ? value : null;
}

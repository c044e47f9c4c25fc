import { CodedError } from '../../errors';
import type { KdfSummary, ServerUrls } from '../../session';
import { pickNumber, pickText, pickWire } from '../../wire';
import { readBody, refusal } from '../answer';
import type { ApiAnswer, Send } from '../http';

/** What the server says about a key derivation, not yet judged. */
export interface Prelogin {
  readonly kdf: KdfSummary;
  /** Null where the server names none: the e-mail address is the salt then. */
  readonly salt: string | null;
}

/** Today's path first; older servers know only the second or third (bitwarden/server, vaultwarden, rubywarden). */
const preloginUrls = (urls: ServerUrls): string[] => [
  ...new Set([
    `${urls.identity}/accounts/prelogin/password`,
    `${urls.identity}/accounts/prelogin`,
    `${urls.api}/accounts/prelogin`,
  ]),
];

/** A key derivation as the wire writes it (kind by number, names in any case); null when it names none. */
export function readKdf(wire: unknown, names: 'flat' | 'nested'): KdfSummary | null {
  const flat = names === 'flat';
  const type = pickNumber(wire, flat ? 'kdf' : 'kdfType');
  const iterations = pickNumber(wire, flat ? 'kdfIterations' : 'iterations');
  if ((type !== 0 && type !== 1) || iterations === null) return null;
  return {
    kind: type === 0 ? 'pbkdf2' : 'argon2id',
    iterations,
    memoryMiB: type === 0 ? null : pickNumber(wire, flat ? 'kdfMemory' : 'memory'),
    parallelism: type === 0 ? null : pickNumber(wire, flat ? 'kdfParallelism' : 'parallelism'),
  };
}

/** A prelogin answer; null when it is none, so that the next path can be tried. */
export function readPrelogin(answer: ApiAnswer): Prelogin | null {
  if (answer.status !== 200) return null;
  const body = readBody(answer);
  if (body.kind !== 'json') return null;
  const settings = pickWire(body.value, 'kdfSettings');
  const kdf = (settings && readKdf(settings, 'nested')) ?? readKdf(body.value, 'flat');
  return kdf && { kdf, salt: pickText(body.value, 'salt') };
}

/**
 * Asks how the master key of an account is derived. `email` is trimmed and in lower case.
 * @throws CodedError `kdf-refused` when an answer names no derivation that is known here, and what kept an answer from coming; nothing is
 * ever guessed.
 */
export async function fetchPrelogin(send: Send, urls: ServerUrls, email: string): Promise<Prelogin> {
  let last: { answer: ApiAnswer; url: string } | null = null;
  for (const url of preloginUrls(urls)) {
    const answer = await send({ method: 'POST', url, json: { email } });
    const prelogin = readPrelogin(answer);
    if (prelogin) return prelogin;
    last = { answer, url };
    if (answer.status === 429 || answer.status >= 500) break;
  }
  if (!last) throw new Error('no prelogin path');
  const isAnswer = last.answer.status === 200 && readBody(last.answer).kind === 'json';
  throw isAnswer
    ? new CodedError('kdf-refused', { host: new URL(last.url).host })
    : refusal(last.answer, last.url);
}

import { type ApiAnswer, refusal, secondsToWait } from '../api';
import { CodedError, type ErrorCode } from '../errors';
import { asWire, pick } from '../wire';

/** What has words of its own: these come without a body. */
const REFUSED: ReadonlyMap<number, ErrorCode> = new Map([
  [401, 'token-refused'],
  [403, 'org-forbidden'],
  [404, 'org-missing'],
]);

/** So many faults are told; how many there are besides stands behind them. */
const MOST_FAULTS = 5;

/** A fault with the name of its field; some come as a path in the JSON, some are of no field. */
function namedFault(field: string, fault: string): string {
  const name = field.replace(/^\$\.?/, '').slice(0, 100);
  const text = fault.trim().slice(0, 300);
  const sentence = /[.!?]$/.test(text) ? text : `${text}.`;
  return name === '' ? sentence : `${name}: ${sentence}`;
}

const isText = (one: unknown): one is string => typeof one === 'string' && one.trim() !== '';

/** What is wrong with which field, where that is told: the sentence beside it says only that something is. */
function faultsOf(text: string): string | null {
  try {
    const fields = Object.entries(asWire(pick(JSON.parse(text), 'errors')) ?? {});
    const faults = fields.flatMap(([field, told]) =>
      [told]
        .flat()
        .filter(isText)
        .map((fault) => namedFault(field, fault)),
    );
    const rest = faults.length - MOST_FAULTS;
    if (faults.length === 0) return null;
    return [...faults.slice(0, MOST_FAULTS), ...(rest > 0 ? [`(+${rest})`] : [])].join(' ');
  } catch {
    return null;
  }
}

/**
 * Nothing of the kind is on this server: the answer comes from what stands before the API, a web page or Vaultwarden's framework. The API
 * itself answers for what it does not find with nothing, or with an error object of its own.
 */
function isAbsent({ status, bytes }: ApiAnswer): boolean {
  if (status !== 404) return false;
  const text = new TextDecoder().decode(bytes).trim();
  if (text.startsWith('<')) return true;
  try {
    return asWire(pick(JSON.parse(text), 'error')) !== null;
  } catch {
    return false;
  }
}

/**
 * The error for an answer that is no success. `wait` in its details: the seconds that the server has asked for; `url`: the address of what
 * failed there, for whoever is to look after it.
 */
export function refuse(answer: ApiAnswer, { host, href, origin, pathname }: URL): CodedError {
  const number = String(answer.status);
  const url = `${origin}${pathname}`;
  const wait = secondsToWait(answer.headers);
  if (wait !== null && (answer.status === 429 || answer.status >= 500)) {
    const isPause = answer.status === 429;
    const details = { host, url, wait: String(wait), number: isPause ? String(Math.max(1, wait)) : number };
    return new CodedError(isPause ? 'too-many-requests' : 'server-error', details);
  }
  if (answer.status >= 500) return new CodedError('server-error', { host, url, number });
  if (isAbsent(answer)) return new CodedError('org-api-absent', { host, number });
  const known = REFUSED.get(answer.status);
  if (known) return new CodedError(known, { host, number });
  const message = answer.status === 400 ? faultsOf(new TextDecoder().decode(answer.bytes)) : null;
  return message === null
    ? refusal(answer, href)
    : new CodedError('server-refused', { host, number, message });
}

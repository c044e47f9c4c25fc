import { CodedError } from '../errors';
import type { ServerChoice, ServerReport, ServerUrls } from '../session';
import { asWire, pickText, pickWire } from '../wire';
import { type Body, readBody, refusal } from './answer';
import { readPrelogin } from './endpoints/prelogin';
import type { ApiAnswer, ApiRequest, Send } from './http';
import { serverUrls } from './server-urls';

/** Servers answer a prelogin for any address with something plausible, so a made-up one tells the layout. */
const PROBE_EMAIL = 'layout-check@latchkey.invalid';

interface Probe {
  readonly answer: ApiAnswer;
  readonly body: Body;
  readonly roundTripMs: number;
}

async function probe(send: Send, request: ApiRequest): Promise<Probe> {
  const started = performance.now();
  const answer = await send({ ...request, timeout: 10_000, maxBytes: 1_048_576, retry: false });
  return { answer, body: readBody(answer), roundTripMs: Math.round(performance.now() - started) };
}

function clockSkewSeconds(answer: ApiAnswer): number | null {
  const date = Date.parse(answer.headers.get('date') ?? '');
  return Number.isNaN(date) ? null : Math.round((date - Date.now()) / 1000);
}

function reportConfig(first: Probe, config: unknown, urls: ServerUrls): ServerReport {
  const server = pickWire(config, 'server');
  return {
    urls,
    layout: 'modern',
    product: (server && pickText(server, 'name')) ?? 'Bitwarden',
    version: pickText(config, 'version'),
    roundTripMs: first.roundTripMs,
    clockSkewSeconds: clockSkewSeconds(first.answer),
  };
}

async function isPrelogin(send: Send, url: string): Promise<boolean> {
  const { answer } = await probe(send, { method: 'POST', url, json: { email: PROBE_EMAIL } });
  return readPrelogin(answer) !== null;
}

/** Why what answered is no server for us, judged by its first answer. */
function notOurs(first: Probe, url: string): CodedError {
  const { status } = first.answer;
  const { host } = new URL(url);
  if (status === 429 || status >= 500) return refusal(first.answer, url);
  if (status === 200 && first.body.kind === 'html')
    return new CodedError('html-answer', { host, number: '200' });
  return new CodedError('not-bitwarden', { host });
}

/**
 * Finds out how a server is laid out: today's (`/api/config` answers), or old with `/api` and `/identity`, or old with all
 * at one base (rubywarden's document). Only addresses derived from what the person typed are used; those in the
 * server's own configuration are not.
 * @throws CodedError `unreachable`, `html-answer`, `not-bitwarden` ...
 */
export async function discoverServer(send: Send, choice: ServerChoice): Promise<ServerReport> {
  const urls = serverUrls(choice);
  const configUrl = `${urls.api}/config`;
  const first = await probe(send, { method: 'GET', url: configUrl });
  if (first.answer.status === 200 && first.body.kind === 'json' && asWire(first.body.value)) {
    return reportConfig(first, first.body.value, urls);
  }
  const old = {
    product: null,
    version: null,
    roundTripMs: first.roundTripMs,
    clockSkewSeconds: clockSkewSeconds(first.answer),
  };
  for (const base of [urls.identity, urls.api]) {
    if (await isPrelogin(send, `${base}/accounts/prelogin`)) return { ...old, urls, layout: 'split' };
  }
  const single = serverUrls(choice, true);
  if (choice.region === 'own' && (await isPrelogin(send, `${single.api}/accounts/prelogin`))) {
    return { ...old, urls: single, layout: 'single' };
  }
  throw notOurs(first, configUrl);
}

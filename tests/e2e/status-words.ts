import type { Fault } from '../server/faults.ts';
import { slowDownBody } from '../server/public-api/index.ts';
import { errorText, t } from './words.ts';

/** What a server answers, and the sentence that a person reads then. */
export interface StatusCase {
  readonly name: string;
  readonly fault: Fault;
  readonly words: (host: string) => string;
}

const PAGE: Fault = { kind: 'html', status: 200 };
const SENTENCE = 'Already revoked.';

const status = (code: number, body?: string | object, headers?: Record<string, string>): Fault => ({
  kind: 'status',
  status: code,
  ...(body !== undefined && { body }),
  ...(headers && { headers }),
});

const apiError = (message: string, errors: object | null = null) => ({ object: 'error', message, errors });

const silent = (code: number) => (host: string) => t('refusedSilently', host, '', code);
const said = (message: string) => (host: string) => errorText('server-refused', host, message);
const coded = (code: string, number?: number) => (host: string) => errorText(code, host, '', number ?? '');
const broken = (number: number) => (host: string) => errorText('server-error', host, '', number);

const of = (name: string, fault: Fault, words: StatusCase['words']): StatusCase => ({ name, fault, words });

const BAD = [
  of('400 with a sentence', status(400, apiError(SENTENCE)), said(SENTENCE)),
  of('400 with an empty body', status(400), silent(400)),
];

const SERVER = [
  of('500 with JSON', status(500, apiError('An unhandled server error has occurred.')), broken(500)),
  of('502 with a page', { kind: 'html', status: 502 }, broken(502)),
  of('503 with Retry-After', status(503, undefined, { 'Retry-After': '2' }), broken(503)),
  of('504 with an empty body', status(504), broken(504)),
];

const ODD = [
  of('200 with a page', PAGE, coded('html-answer')),
  of('200 with damaged JSON', status(200, '{"data": [{'), coded('answer-damaged')),
];

/** What the list of groups may be answered with. */
export const READS: readonly StatusCase[] = [
  ...BAD,
  of(
    '400 with the fault of a field',
    status(400, apiError("The request's model state is invalid.", { Start: ['The value is not valid.'] })),
    said('Start: The value is not valid.'),
  ),
  of('401 with an empty body', status(401), coded('token-refused', 401)),
  of('403 with an empty body', status(403), coded('org-forbidden', 403)),
  of('404 with an empty body', status(404), coded('org-missing', 404)),
  of('404 with JSON', status(404, apiError('Resource not found.')), coded('org-missing', 404)),
  of(
    '404 of Vaultwarden',
    status(404, { error: { code: 404, reason: 'Not Found' } }),
    coded('org-missing', 404),
  ),
  of('409', status(409, apiError('It was changed meanwhile.')), said('It was changed meanwhile.')),
  of('429 with Retry-After', { kind: 'too-many', retryAfter: 20 }, (host) => t('pauseAsked', host)),
  of('429 without Retry-After', { kind: 'too-many' }, (host) => t('pauseAsked', host)),
  of('429 with JSON', status(429, slowDownBody('20s'), { 'Retry-After': '20' }), (host) =>
    t('pauseAsked', host),
  ),
  ...SERVER,
  ...ODD,
  of('200 with an empty body', status(200), coded('answer-damaged')),
  of('no answer', { kind: 'drop' }, coded('unreachable')),
];

/** What saving a policy may be answered with. */
export const WRITES: readonly StatusCase[] = [
  ...BAD,
  of('401 with an empty body', status(401), coded('token-refused', 401)),
  of('403 with an empty body', status(403), coded('org-forbidden', 403)),
  of('404 with an empty body', status(404), (host) => t('missingPolicy', host, 404)),
  of('429 with Retry-After', { kind: 'too-many', retryAfter: 3 }, coded('too-many-requests', 3)),
  of('429 without Retry-After', { kind: 'too-many' }, coded('too-many-requests', 60)),
  ...[...SERVER, ...ODD].map(({ name, fault }) => of(name, fault, (host) => t('policyLost', host))),
  of('no answer', { kind: 'drop' }, (host) => t('policyLost', host)),
];

const oauth = (error: string, code = 400) => status(code, { error, error_description: 'As told.' });

const PAUSES = [
  of('429 with Retry-After', { kind: 'too-many', retryAfter: 3 }, coded('too-many-requests', 3)),
  of('429 without Retry-After', { kind: 'too-many' }, coded('too-many-requests', 60)),
];

/** What a token request may be answered with (RFC 6749, 5.2, and what stands in front of servers). */
export const TOKENS: readonly StatusCase[] = [
  of('400 invalid_request', oauth('invalid_request'), said('As told.')),
  of('400 invalid_client', status(400, { error: 'invalid_client' }), coded('client-refused')),
  of('401 invalid_client', oauth('invalid_client', 401), coded('client-refused')),
  of('400 invalid_grant', oauth('invalid_grant'), said('As told.')),
  of('400 unauthorized_client', oauth('unauthorized_client'), (host) =>
    errorText('grant-refused', host, 'As told.'),
  ),
  of('400 unsupported_grant_type', oauth('unsupported_grant_type'), (host) =>
    errorText('grant-refused', host, 'As told.'),
  ),
  of('400 invalid_scope', oauth('invalid_scope'), (host) => errorText('scope-refused', host, 'As told.')),
  of('400 with an empty body', status(400), silent(400)),
  of(
    '400 of Vaultwarden',
    status(400, { message: 'Incorrect client_secret', error: '', error_description: '' }),
    coded('client-refused'),
  ),
  of('401 with an empty body', status(401), coded('client-refused')),
  of('403 with an empty body', status(403), silent(403)),
  of('404 with an empty body', status(404), coded('endpoint-missing', 404)),
  ...PAUSES,
  ...SERVER,
  of('200 with a page', PAGE, coded('html-answer')),
  of('200 without a token', status(200, { ok: true }), (host) => errorText('no-token', host, 'ok')),
  of('no answer', { kind: 'drop' }, coded('unreachable')),
];

/** What the question whose token it is may be answered with. */
export const OWNERS: readonly StatusCase[] = [
  of('401 with an empty body', status(401), coded('token-refused', 401)),
  of('403 with an empty body', status(403), silent(403)),
  of('404 with an empty body', status(404), coded('endpoint-missing', 404)),
  ...PAUSES,
  ...SERVER,
  ...ODD,
  of('no answer', { kind: 'drop' }, coded('unreachable')),
];

/** What a person has to find in every sentence: what was kept, and what to do next. */
export const KEPT = /Nothing|nothing|kept|put aside|What has come stays|may or may not/;
export const NEXT =
  /Check|Wait|[Tt]ry again|Try later|Ask |ask who|Choose|Look |look |Mend|Next try|open the policy again|read anew/;

import type { Context, Hono } from 'hono';
import { formBody } from '../request.ts';
import { errorAnswer, isErrorForm, isVariant, VARIANTS } from './bits-variants.ts';
import { type ClientAuth, readCredentials } from './client-auth.ts';
import type { PublicApiContext, PublicApiEnv } from './context.ts';
import { tokenOf } from './gate.ts';
import { refuseEmpty } from './refusals.ts';

export interface BitsOptions {
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly customerId?: string;
  /** How the client may prove itself. The service documents `raw` alone, which is what comes unless told. */
  readonly accepts?: readonly ClientAuth[];
  readonly tokenSeconds?: number;
  readonly tokenForm?: 'jwt' | 'opaque';
  /** A wrong client is told by `WWW-Authenticate` too, as RFC 6749 wants it; on unless told. */
  readonly challenge?: boolean;
}

/** An id and a secret that come out differently in every way of sending them. */
export const BITS_DEFAULTS: Required<BitsOptions> = {
  clientId: '3f2c-a_b.c',
  clientSecret: 's3cr+t/=:%',
  customerId: 'bits:customer::e0d429f2-635b-418c-8b74-4a554f82c0bc',
  accepts: ['raw'],
  tokenSeconds: 3600,
  tokenForm: 'opaque',
  challenge: true,
};

/**
 * The scopes with what each needs to be told. That these are plain members of the form, and what is said when one is missing, is
 * our assumption: the service's document does not say.
 */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  application: [],
  'application.read': [],
  'application.session': ['application_id', 'workflow_id', 'redirect_url'],
};

interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly description: string;
}

const refusal = (error: string, description: string): Refusal => ({ status: 400, error, description });

const WRONG_CLIENT: Refusal = {
  status: 401,
  error: 'invalid_client',
  description: 'The client is not known, or its secret is wrong.',
};

function isClient(c: Context<PublicApiEnv>, form: ReadonlyMap<string, string>, bits: Required<BitsOptions>) {
  const readings = readCredentials(c.req.header('authorization'), form, bits.accepts);
  return readings.some(({ id, secret }) => id === bits.clientId && secret === bits.clientSecret);
}

function scopeRefusal(scope: string, form: ReadonlyMap<string, string>): Refusal | null {
  for (const name of scope.split(' ')) {
    const claims = Object.hasOwn(SCOPES, name) ? SCOPES[name] : undefined;
    if (!claims) return refusal('invalid_scope', `The scope ${name} is not known.`);
    const missing = claims.find((claim) => !form.get(claim));
    if (missing) return refusal('invalid_request', `The scope ${name} needs ${missing}.`);
  }
  return null;
}

/** What is wrong with a token request; null when nothing is. `?fail=` makes one up, for what else may come. */
function findRefusal(
  c: Context<PublicApiEnv>,
  form: ReadonlyMap<string, string>,
  bits: Required<BitsOptions>,
): Refusal | null {
  const wanted = c.req.query('fail');
  if (wanted === 'invalid_client') return WRONG_CLIENT;
  if (wanted !== undefined) return refusal(wanted, 'The server was told to say so.');
  if (!isClient(c, form, bits)) return WRONG_CLIENT;
  const grant = form.get('grant_type');
  if (grant === undefined) return refusal('invalid_request', 'The grant type is missing.');
  if (grant !== 'client_credentials')
    return refusal('unsupported_grant_type', 'Only client_credentials is supported.');
  return scopeRefusal(form.get('scope') || 'application', form);
}

/**
 * The OAuth service of Bits. `?variant=` picks another form of good answers, `?fail=` a refusal, and `?as=` in what refusals are
 * written, so that one service plays all: a test puts them into the address that it gives the client.
 */
export function addBits(app: Hono<PublicApiEnv>, { options: { bits }, tokens }: PublicApiContext): void {
  app.post('/v1/oauth2/token', (c) => {
    const form = formBody(c);
    const refused = findRefusal(c, form, bits);
    const as = c.req.query('as') ?? '';
    const isChallenged = refused?.status === 401 && bits.challenge;
    const challenge = isChallenged ? { 'WWW-Authenticate': 'Basic realm="bits"' } : {};
    if (refused) return errorAnswer(refused, isErrorForm(as) ? as : 'json', challenge);
    const scope = form.get('scope') || 'application';
    const token = tokens.issue(bits.customerId, scope, bits.tokenSeconds, bits.tokenForm);
    const variant = c.req.query('variant') ?? '';
    return VARIANTS[isVariant(variant) ? variant : 'documented']({
      token,
      seconds: bits.tokenSeconds,
      scope,
    });
  });
  app.get('/oauth2/userinfo', (c) => {
    const found = tokens.find(tokenOf(c));
    if (!found || found.isExpired || found.subject !== bits.customerId)
      throw refuseEmpty(401, { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
    return c.json({ customerId: bits.customerId });
  });
}

import type { Context, Hono } from 'hono';
import { formBody } from '../../request.ts';
import { readCredentials } from '../client-auth.ts';
import type { PublicApiContext, PublicApiEnv } from '../context.ts';
import { SCOPE } from '../gate.ts';
import type { Organization } from '../organization.ts';
import { refuseOAuth, refuseVaultwarden } from '../refusals.ts';

type Form = ReadonlyMap<string, string>;

const DEVICE = ['device_identifier', 'device_name', 'device_type'];

/** The organisation that a client's name means, whether or not its secret is right. */
function named({ organizations }: PublicApiContext, clientId: string): Organization | undefined {
  const id = /^organization\.(.+)$/.exec(clientId)?.[1]?.toLowerCase();
  return id === undefined ? undefined : organizations.get(id);
}

/** Who asks comes first, then what for; one code stands for everything that may be wrong with a client. */
function readOfficial(c: Context<PublicApiEnv>, context: PublicApiContext, form: Form): Organization {
  const readings = readCredentials(c.req.header('authorization'), form, ['post', 'encoded']);
  const found = readings
    .map(({ id, secret }) => ({ organization: named(context, id), secret }))
    .find(({ organization, secret }) => organization?.isEnabled && organization.apiKey === secret);
  if (!found?.organization) throw refuseOAuth('invalid_client');
  if (form.get('grant_type') !== 'client_credentials') throw refuseOAuth('unsupported_grant_type');
  if ((form.get('scope') ?? SCOPE) !== SCOPE) throw refuseOAuth('invalid_scope');
  return found.organization;
}

function readVaultwarden(context: PublicApiContext, form: Form): Organization {
  const refusal = (message: string) => refuseVaultwarden(400, message);
  if (form.get('grant_type') !== 'client_credentials') throw refusal('Invalid type');
  for (const name of ['client_id', 'client_secret', 'scope', ...DEVICE])
    if (!form.get(name)) throw refusal(`${name} cannot be blank`);
  const organization = named(context, form.get('client_id') ?? '');
  if (!organization) throw refusal('Invalid client_id');
  if (form.get('client_secret') !== organization.apiKey) throw refusal('Incorrect client_secret');
  if (form.get('scope') !== SCOPE) throw refusal('Scope not supported');
  return organization;
}

/** `/connect/token` for organisations: one grant, one scope, no refresh token. */
export function addIdentity(app: Hono<PublicApiEnv>, context: PublicApiContext): void {
  const { options, tokens } = context;
  app.post('/identity/connect/token', (c) => {
    const form = formBody(c);
    const organization =
      options.kind === 'vaultwarden' ? readVaultwarden(context, form) : readOfficial(c, context, form);
    const answer = {
      access_token: tokens.issue(organization.id, SCOPE, options.tokenSeconds),
      expires_in: options.tokenSeconds,
      token_type: 'Bearer',
      scope: SCOPE,
    };
    return c.json(answer, 200, { 'Cache-Control': 'no-store' });
  });
}

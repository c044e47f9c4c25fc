import { BITS_DEFAULTS, type PublicApiServer, SAMPLE_KEY } from './public-api/index.ts';
import type { PlainItem } from './seal-item.ts';

type Fields = Readonly<Record<string, string>>;

/** A login with the fields of the convention. */
const credentialItem = (name: string, username: string, password: string, fields: Fields): PlainItem => ({
  type: 1,
  name,
  login: { username, password },
  fields: Object.entries(fields).map(([field, value]) => ({ type: 0, name: field, value })),
});

/** A credential of Bits, as its preset makes one. `changes` are other fields, or other values. */
export const bitsItem = (url: string, changes: Fields = {}): PlainItem =>
  credentialItem('Bits', BITS_DEFAULTS.clientId, BITS_DEFAULTS.clientSecret, {
    'api.kind': 'oauth2-client-credentials',
    'api.preset': 'bits',
    'api.base_url': url,
    'oauth2.token_endpoint': `${url}/v1/oauth2/token`,
    'oauth2.auth_method': 'client_secret_basic_raw',
    'oauth2.userinfo_endpoint': `${url}/oauth2/userinfo`,
    ...changes,
  });

/** An organisation's key, as its preset for the cloud makes one. `changes` are other fields, or other values. */
export const organizationItem = ({ url, organization }: PublicApiServer, changes: Fields = {}): PlainItem =>
  credentialItem('Hollis', `organization.${organization.id}`, SAMPLE_KEY, {
    'api.kind': 'oauth2-client-credentials',
    'api.preset': 'bitwarden-organisation',
    'api.base_url': `${url}/api`,
    'oauth2.token_endpoint': `${url}/identity/connect/token`,
    'oauth2.auth_method': 'client_secret_post',
    'oauth2.scope': 'api.organization',
    ...changes,
  });

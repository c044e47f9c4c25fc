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

/** What the preset for a server of one's own adds: Vaultwarden wants a device. */
export const DEVICE_FIELDS: Fields = {
  'oauth2.param.device_identifier': 'aac2e34a-44db-42ab-a733-5322dd582c3d',
  'oauth2.param.device_name': 'latchkey',
  'oauth2.param.device_type': '2',
};

/** An organisation's key, as its preset for the cloud makes one. `changes` are other fields, or other values. */
export const organizationItem = (
  { url, organization }: Pick<PublicApiServer, 'url' | 'organization'>,
  changes: Fields = {},
): PlainItem =>
  credentialItem('Hollis', `organization.${organization.id}`, SAMPLE_KEY, {
    'api.kind': 'oauth2-client-credentials',
    'api.preset': 'bitwarden-organisation',
    'api.base_url': `${url}/api`,
    'oauth2.token_endpoint': `${url}/identity/connect/token`,
    'oauth2.auth_method': 'client_secret_post',
    'oauth2.scope': 'api.organization',
    ...changes,
  });

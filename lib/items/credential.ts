import { fieldValue, isCredential, KIND_FIELD, nameOf } from './is-credential';
import type { Item } from './item';

/** The fields of a credential's item, by what they hold. */
export const CREDENTIAL_FIELDS = {
  kind: KIND_FIELD,
  preset: 'api.preset',
  baseUrl: 'api.base_url',
  tokenEndpoint: 'oauth2.token_endpoint',
  authMethod: 'oauth2.auth_method',
  scope: 'oauth2.scope',
  userinfoEndpoint: 'oauth2.userinfo_endpoint',
  defaultSeconds: 'oauth2.default_ttl',
} as const;

/** Members of the token request that the person adds stand in fields that begin so. */
export const PARAMETER_PREFIX = 'oauth2.param.';

/** How a client proves itself (RFC 6749, 2.3.1); `raw` is Basic without the encoding that the RFC wants before base64. */
export const AUTH_METHODS = ['client_secret_post', 'client_secret_basic', 'client_secret_basic_raw'] as const;
export type AuthMethod = (typeof AUTH_METHODS)[number];

/** What a login's fields say about minting tokens. Nothing of it has been judged: addresses may be no addresses. */
export interface Credential {
  readonly preset: string | null;
  readonly baseUrl: string | null;
  readonly tokenEndpoint: string | null;
  /** Null for a way that this version does not know. */
  readonly authMethod: AuthMethod | null;
  readonly scope: string;
  readonly userinfoEndpoint: string | null;
  /** How long a token is taken to live whose answer does not say. */
  readonly defaultSeconds: number | null;
  /** Further members of the token request, in their order. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** The names of those whose value the person hides. */
  readonly hidden: readonly string[];
}

/** Members that have a place of their own: no parameter takes it. */
const OWN_MEMBERS: ReadonlySet<string> = new Set(['grant_type', 'client_id', 'client_secret', 'scope']);

/** True for a name that may stand in a token request beside its own members. */
export const isParameterName = (name: string): boolean => name !== '' && !OWN_MEMBERS.has(name);

function readAuthMethod(stored: string | null): AuthMethod | null {
  if (stored === null) return 'client_secret_post';
  return AUTH_METHODS.find((method) => method === stored.toLowerCase()) ?? null;
}

function readParameters(item: Item): Pick<Credential, 'parameters' | 'hidden'> {
  const found = new Map<string, string>();
  const hidden: string[] = [];
  for (const field of item.customFields) {
    const whole = nameOf(field);
    if (!whole.toLowerCase().startsWith(PARAMETER_PREFIX)) continue;
    const name = whole.slice(PARAMETER_PREFIX.length);
    if (!isParameterName(name) || !field.value || found.has(name)) continue;
    found.set(name, field.value);
    if (field.type === 'hidden') hidden.push(name);
  }
  return { parameters: [...found], hidden };
}

/** What the fields of an item say about minting tokens; null when it is no credential. The first of several fields of one name counts. */
export function readCredential(item: Item): Credential | null {
  if (!isCredential(item)) return null;
  const read = (field: keyof typeof CREDENTIAL_FIELDS) => fieldValue(item, CREDENTIAL_FIELDS[field]);
  const seconds = Number(read('defaultSeconds'));
  return {
    preset: read('preset'),
    baseUrl: read('baseUrl'),
    tokenEndpoint: read('tokenEndpoint'),
    authMethod: readAuthMethod(read('authMethod')),
    scope: read('scope')?.split(/\s+/).join(' ') ?? '',
    userinfoEndpoint: read('userinfoEndpoint'),
    defaultSeconds: seconds > 0 && Number.isFinite(seconds) ? seconds : null,
    ...readParameters(item),
  };
}

const ORGANIZATION_CLIENT = /^organization\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** The organisation's GUID in the client id of its API key (its item's user name); null for any other. */
export const organizationOfClient = (clientId: string): string | null =>
  ORGANIZATION_CLIENT.exec(clientId)?.[1]?.toLowerCase() ?? null;

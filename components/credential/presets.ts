import { CLIENT_CREDENTIALS, CREDENTIAL_FIELDS, type DraftField, PARAMETER_PREFIX } from '../../lib/items';
import type { TextKey } from '../../lib/text';
import { parseAddress } from '../state/server-choice';

/** What a preset knows of a service at one address. */
interface Known {
  readonly baseUrl?: string;
  readonly tokenEndpoint: string;
  readonly authMethod: string;
  readonly scope?: string;
  readonly userinfoEndpoint?: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

export interface Preset {
  readonly id: 'us' | 'eu' | 'own' | 'bits' | 'other';
  /** What the item says of it; null for a service that nobody knows here. */
  readonly stored: string | null;
  readonly label: TextKey;
  /** What is to be typed; null: nothing. */
  readonly wants: 'server' | 'endpoint' | null;
  readonly know: (typed: string) => Known;
}

const ORGANIZATION = 'bitwarden-organisation';

/** As the documents of the Public API have it. */
const organizationAt = (identity: string, api: string): Known => ({
  baseUrl: api,
  tokenEndpoint: `${identity}/connect/token`,
  authMethod: 'client_secret_post',
  scope: 'api.organization',
});

export const PRESETS: readonly Preset[] = [
  {
    id: 'us',
    stored: ORGANIZATION,
    label: 'presetUs',
    wants: null,
    know: () => organizationAt('https://identity.bitwarden.com', 'https://api.bitwarden.com'),
  },
  {
    id: 'eu',
    stored: ORGANIZATION,
    label: 'presetEu',
    wants: null,
    know: () => organizationAt('https://identity.bitwarden.eu', 'https://api.bitwarden.eu'),
  },
  {
    id: 'own',
    stored: ORGANIZATION,
    label: 'presetOwn',
    wants: 'server',
    know: (server) => ({
      ...organizationAt(`${server}/identity`, `${server}/api`),
      // Vaultwarden refuses a request that does not name a device; other servers do not look.
      parameters: { device_identifier: crypto.randomUUID(), device_name: 'latchkey', device_type: '2' },
    }),
  },
  {
    id: 'bits',
    stored: 'bits',
    label: 'presetBits',
    wants: 'server',
    know: (server) => ({
      baseUrl: server,
      tokenEndpoint: `${server}/v1/oauth2/token`,
      authMethod: 'client_secret_basic_raw',
      userinfoEndpoint: `${server}/oauth2/userinfo`,
    }),
  },
  {
    id: 'other',
    stored: null,
    label: 'presetOther',
    wants: 'endpoint',
    know: (tokenEndpoint) => ({ tokenEndpoint, authMethod: 'client_secret_basic' }),
  },
];

/**
 * An address as it was typed or pasted. A server's is read as at the sign-in: what its web vault adds to it is too much. A token address
 * stays to the letter, but for a scheme that is missing: some servers redirect where its last slash is, and no secret follows there.
 * @returns null for what is no address.
 */
export function readTyped({ wants }: Pick<Preset, 'wants'>, typed: string): string | null {
  const url = parseAddress(typed);
  if (url?.username !== '') return null;
  if (wants === 'server') return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  const text = typed.trim();
  return /^https?:/i.test(text) ? text : `${url.protocol}//${text}`;
}

const textField = (name: string, value: string): DraftField => ({
  from: null,
  type: 'text',
  name,
  value,
  linkedId: null,
});

/** The fields of a new item. `typed` is what the preset wants to be told. */
export function fieldsOf(preset: Preset, typed: string): DraftField[] {
  const { parameters = {}, ...known } = preset.know(typed);
  const { kind, ...names } = CREDENTIAL_FIELDS;
  const values: Readonly<Record<string, string | undefined>> = {
    ...known,
    preset: preset.stored ?? undefined,
  };
  return [
    textField(kind, CLIENT_CREDENTIALS),
    ...Object.entries(names).flatMap(([name, field]) => {
      const value = values[name];
      return value === undefined ? [] : [textField(field, value)];
    }),
    ...Object.entries(parameters).map(([name, value]) => textField(`${PARAMETER_PREFIX}${name}`, value)),
  ];
}

/** A scope of a service, and the claims that it requires. */
export interface KnownScope {
  readonly name: string;
  readonly claims: readonly string[];
}

const SCOPES: Readonly<Record<string, readonly KnownScope[]>> = {
  bits: [
    { name: '', claims: [] },
    { name: 'application', claims: [] },
    { name: 'application.read', claims: [] },
    { name: 'application.session', claims: ['application_id', 'workflow_id', 'redirect_url'] },
  ],
  [ORGANIZATION]: [{ name: 'api.organization', claims: [] }],
};

/** The scopes of a service that is known; null where any may be asked for. An empty one is what the service gives without being asked. */
export const scopesOf = (stored: string | null): readonly KnownScope[] | null =>
  stored !== null && Object.hasOwn(SCOPES, stored) ? (SCOPES[stored] ?? null) : null;

/** What a scope cannot be had without. */
export const claimsOf = (stored: string | null, scope: string): readonly string[] =>
  scopesOf(stored)?.find(({ name }) => name === scope)?.claims ?? [];

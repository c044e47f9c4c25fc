import type { EmbeddedServer } from './start-server.ts';
import type { Json } from './store/rows.ts';

/** An answer with its JSON, when it has one. */
export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly text: string;
  readonly headers: Headers;
}

/** Looks like a CipherString, holds nothing: the server cannot tell, and these tests are about the server. */
export const sealed = (label: string): string =>
  `2.AAAAAAAAAAAAAAAAAAAAAA==|${Buffer.from(label.padEnd(16, ' ')).toString('base64')}|AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=`;

export const HASH = 'aGFzaC1vZi1hLXBhc3N3b3JkLXRoYXQtbm8tb25lLWtub3dzIQ==';
export const HEADERS = {
  'Bitwarden-Client-Name': 'browser',
  'Bitwarden-Client-Version': '2026.9.0',
  'Device-Type': '2',
};

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /^\s*[[{"\dtfn]/.test(text);
  return {
    status: response.status,
    body: isJson ? (JSON.parse(text) as Json) : {},
    text,
    headers: response.headers,
  };
}

/** A request with JSON in and out. */
export async function ask(
  url: string,
  method = 'GET',
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  return read(
    await fetch(url, {
      method,
      headers: { ...HEADERS, 'Content-Type': 'application/json', ...headers },
      ...json,
    }),
  );
}

/** A token request; members that are undefined are left out. */
export async function askToken(
  server: EmbeddedServer,
  members: Readonly<Record<string, string | undefined>>,
  headers: Record<string, string> = HEADERS,
  path = '/identity/connect/token',
): Promise<Answer> {
  const base = {
    grant_type: 'password',
    password: HASH,
    scope: 'api offline_access',
    client_id: 'browser',
    deviceType: '2',
    deviceIdentifier: 'aac2e34a-44db-42ab-a733-5322dd582c3d',
    deviceName: 'chrome',
  };
  const pairs = Object.entries({ ...base, ...members }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  const body = new URLSearchParams(pairs);
  return read(await fetch(`${server.url}${path}`, { method: 'POST', headers, body }));
}

/** Registers the cheapest account the server takes. */
export async function register(server: EmbeddedServer, email: string): Promise<Answer> {
  return ask(`${server.url}/api/accounts/register`, 'POST', {
    email,
    name: 'Pat',
    masterPasswordHash: HASH,
    masterPasswordHint: null,
    key: sealed('user key'),
    kdf: 0,
    kdfIterations: 5000,
  });
}

export interface PlainClient {
  readonly email: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

/** Signs a registered account in. */
export async function signIn(
  server: EmbeddedServer,
  email: string,
  members: Record<string, string> = {},
): Promise<PlainClient> {
  const { body, text } = await askToken(server, { username: email, ...members });
  if (typeof body.access_token !== 'string') throw new Error(text);
  const authorization = { Authorization: `Bearer ${body.access_token}` };
  return {
    email,
    accessToken: body.access_token,
    refreshToken: String(body.refresh_token),
    call: (method, path, json, headers) =>
      ask(`${server.url}/api${path}`, method, json, { ...authorization, ...headers }),
  };
}

/** Registers and signs in. */
export async function newClient(server: EmbeddedServer, email = 'pat@hollis.example'): Promise<PlainClient> {
  await register(server, email);
  return signIn(server, email);
}

/** A login as a request, with whatever else is wanted. */
export const loginRequest = (more: Json = {}): Json => ({
  type: 1,
  name: sealed('a name'),
  notes: null,
  favorite: false,
  folderId: null,
  organizationId: null,
  login: {
    username: sealed('a user'),
    password: sealed('a password'),
    totp: null,
    uris: [{ uri: sealed('an address'), match: null }],
  },
  ...more,
});

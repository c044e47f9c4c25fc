import { type Answer, ask } from '../plain-client.ts';
import type { Organization } from './organization.ts';
import type { PublicApiServer } from './start-public-api.ts';

/** A caller with a token, which checks nothing and repeats nothing. */
export interface PublicClient {
  readonly token: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

type Pairs = Readonly<Record<string, string | undefined>>;

/** A form to be posted; members that are undefined are left out. */
export const postForm = (
  url: string,
  members: Pairs,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers,
    body: new URLSearchParams(
      Object.entries(members).filter((pair): pair is [string, string] => pair[1] !== undefined),
    ),
    redirect: 'manual',
  });

/** Asks for a token as an organisation does. The device is what Vaultwarden wants to know besides. */
export const askOrganizationToken = (
  { url, organization }: PublicApiServer,
  members: Pairs = {},
  headers: Record<string, string> = {},
): Promise<Response> =>
  postForm(
    `${url}/identity/connect/token`,
    {
      grant_type: 'client_credentials',
      scope: 'api.organization',
      client_id: `organization.${organization.id}`,
      client_secret: organization.apiKey,
      device_identifier: 'aac2e34a-44db-42ab-a733-5322dd582c3d',
      device_name: 'chrome',
      device_type: '2',
      ...members,
    },
    headers,
  );

/** Calls with this token, whatever it is worth. */
export const callWith = ({ url }: PublicApiServer, token: string): PublicClient => ({
  token,
  call: (method, path, body, headers) =>
    ask(`${url}/api${path}`, method, body, { Authorization: `Bearer ${token}`, ...headers }),
});

/** Mints a token for an organisation, the sample's unless told, and calls with it. */
export async function connect(
  server: PublicApiServer,
  { id, apiKey }: Organization = server.organization,
): Promise<PublicClient> {
  const response = await askOrganizationToken(server, {
    client_id: `organization.${id}`,
    client_secret: apiKey,
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return callWith(server, token);
}

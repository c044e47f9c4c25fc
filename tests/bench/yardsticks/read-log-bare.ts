import { type PublicApiServer, SAMPLE_KEY } from '../../server/public-api/index.ts';

interface Part {
  readonly data: readonly unknown[];
  readonly continuationToken: string | null;
}

async function askToken({ url }: PublicApiServer, organization: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: `organization.${organization}`,
    client_secret: SAMPLE_KEY,
    scope: 'api.organization',
  });
  const answer = await fetch(`${url}/identity/connect/token`, { method: 'POST', body });
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** Reads a year of an organisation's log as a client must at the least: part by part, each mark from the part before. Gives the rows. */
export async function readLogBare(api: PublicApiServer, organization: string): Promise<number> {
  const headers = { authorization: `Bearer ${await askToken(api, organization)}` };
  const now = api.clock.now();
  const start = new Date(now - 365 * 86_400_000).toISOString();
  const query = new URLSearchParams({ start, end: new Date(now).toISOString() });
  let rows = 0;
  for (let mark: string | null = ''; mark !== null; ) {
    if (mark) query.set('continuationToken', mark);
    const answer = await fetch(`${api.url}/api/public/events?${query}`, { headers });
    const part = (await answer.json()) as Part;
    rows += part.data.length;
    mark = part.continuationToken;
  }
  return rows;
}

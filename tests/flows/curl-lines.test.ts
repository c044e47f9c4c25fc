import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { curlForToken } from '../../components/credential/curl';
import { type AuthMethod, readCredential } from '../../lib/items';
import { bitsItem } from '../server/credential-items';
import type { RequestRecord } from '../server/request-log';
import { startWith } from './editing';
import { closeOrganizations, startService } from './organization-rig';

afterEach(closeOrganizations);

/** What is needed of curl here, for a machine without it (curl's manual page: -d, --data-urlencode, -u). */
const STAND_IN = `
  const [url, ...rest] = process.argv.slice(1).filter((one) => !['-g', '-X', 'POST'].includes(one));
  const [pieces, headers] = [[], { 'content-type': 'application/x-www-form-urlencoded' }];
  for (let at = 0; at < rest.length; at += 2) {
    const [option, value] = [rest[at], rest[at + 1]];
    const [name, ...content] = value.split('=');
    if (option === '-d') pieces.push(value);
    if (option === '--data-urlencode') pieces.push(name + '=' + encodeURIComponent(content.join('=')));
    if (option === '-u') headers.authorization = 'Basic ' + Buffer.from(value).toString('base64');
  }
  fetch(url, { method: 'POST', body: pieces.join('&'), headers });
`;
const asFunction = `curl() { '${process.execPath}' -e "$STAND_IN" -- "$@"; }\n`;

function hasCurl(): boolean {
  try {
    return execFileSync('sh', ['-c', 'command -v curl']).length > 0;
  } catch {
    return false;
  }
}

/** Runs a line as a person would, in a shell that knows the secrets. */
async function run(line: string, before: string, secret: string): Promise<void> {
  const env = { PATH: process.env.PATH, STAND_IN, CLIENT_SECRET: secret, API_KEY: 'k&y =1' };
  await promisify(execFile)('sh', ['-c', `${before}${line}`], { env });
}

/** What of a request a service sees of a client and what it wants. */
const seen = ({ method, path, query, headers, body }: RequestRecord) => ({
  asks: `${method} ${path}${query}`,
  type: headers['content-type']?.split(';')[0],
  proof: headers.authorization,
  members: [...new URLSearchParams(Buffer.from(body).toString())],
});

const [ID, SECRET] = ['o+id/1 é', `s3"c' $r+~*/=%:é&`];

describe.each([['without curl', asFunction], ...(hasCurl() ? [['by curl', '']] : [])])(
  'a line that asks for a token, %s',
  (_, before) => {
    it.each<AuthMethod>(['client_secret_post', 'client_secret_basic', 'client_secret_basic_raw'])(
      'sends what is sent from here: %s',
      async (method) => {
        const service = await startService();
        const plain = bitsItem(service.url, {
          'oauth2.token_endpoint': `${service.url}/v1/oauth2/token?of=[1-2]{a,b}`,

          'oauth2.auth_method': method,
          'oauth2.param.audience': 'a b&c',
        });
        const fields = [
          ...(plain.fields ?? []),
          { type: 1, name: 'oauth2.param.api-key', value: 'k&y =1' } as const,
        ];
        const { rig, ids } = await startWith({ ...plain, login: { username: ID, password: SECRET }, fields });
        const [id = ''] = ids;
        const claims = { application_id: 'app 1', workflow_id: 'w', redirect_url: 'https://a.example/?b=c' };
        const wish = { scope: 'application.session', claims };
        await rig.ask('credential.token', { id, agreed: service.url, ...wish }).catch(() => undefined);
        const { item } = await rig.ask('vault.item', { id });
        const credential = readCredential(item);
        if (!credential) throw new Error('no credential');
        const line = curlForToken(credential, ID, wish);
        for (const secret of [SECRET, 'k&y', encodeURIComponent(SECRET)]) expect(line).not.toContain(secret);
        await run(line, before, SECRET);
        const [ours, typed] = service.log.map(seen);
        expect(typed).toEqual(ours);
        expect(ours?.members).toHaveLength(method === 'client_secret_post' ? 9 : 7);
      },
    );
  },
);

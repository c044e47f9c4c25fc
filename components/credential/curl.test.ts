import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Credential } from '../../lib/items';
import { curlForToken, curlWithToken } from './curl';

const CREDENTIAL: Credential = {
  preset: null,
  baseUrl: null,
  tokenEndpoint: 'https://bits.example/token',
  authMethod: 'client_secret_post',
  scope: '',
  userinfoEndpoint: null,
  defaultSeconds: null,
  parameters: [['audience', "it's & $HOME `id`"]],
  hidden: [],
};

/** What a shell makes of a line: the arguments that curl would get. */
const argumentsOf = (line: string): string[] =>
  execFileSync('sh', ['-c', `curl() { printf '%s\\n' "$@"; }\n${line}`], {
    env: { PATH: process.env.PATH, CLIENT_SECRET: `s3"c' $r`, API_KEY: `k3'y&` },
    encoding: 'utf8',
  })
    .trimEnd()
    .split('\n');

describe('a curl line', () => {
  it('calls a service with a token, whatever stands in either', () => {
    const address = "https://bits.example/it's?a=1&b=$HOME";
    expect(argumentsOf(curlWithToken({ address, accessToken: "t'ok`id`en" }))).toEqual([
      '-g',
      address,
      '-H',
      "Authorization: Bearer t'ok`id`en",
    ]);
  });

  it('is one line, also for an address with a break in it', () => {
    const broken = { ...CREDENTIAL, tokenEndpoint: 'https://bits.example/\nrm' };
    expect(curlForToken(broken, 'id', {})).not.toContain('\n');
  });

  it('holds no value that the person hides', () => {
    const parameters = [['api-key', `k3'y&`] as const, ...CREDENTIAL.parameters];
    const line = curlForToken({ ...CREDENTIAL, parameters, hidden: ['api-key'] }, 'id', {});
    expect(line).not.toContain('k3');
    expect(argumentsOf(line)).toContain(`api-key=k3'y&`);
  });

  it('asks for a token with the secret that the shell knows, written as its way of Basic wants it', () => {
    const [url, grant] = ['https://bits.example/token', ['-d', 'grant_type=client_credentials']];
    expect(
      argumentsOf(curlForToken(CREDENTIAL, "o'id", { scope: 'read write', claims: { of: '1' } })),
    ).toEqual([
      '-g',
      url,
      ...grant,
      ...['-d', 'scope=read+write'],
      ...['-d', 'audience=it%27s+%26+%24HOME+%60id%60'],
      ...['-d', 'of=1'],
      ...['-d', 'client_id=o%27id'],
      ...['--data-urlencode', `client_secret=s3"c' $r`],
    ]);
    const basic = { ...CREDENTIAL, authMethod: 'client_secret_basic', parameters: [] } as const;
    const raw = { ...basic, authMethod: 'client_secret_basic_raw' } as const;
    expect(argumentsOf(curlForToken(basic, 'id+1', {}))).toEqual([
      '-g',
      url,
      ...grant,
      ...['-u', 'id%2B1:s3%22c%27+%24r'],
    ]);
    expect(argumentsOf(curlForToken(raw, "o'id", {}))).toEqual([
      '-g',
      url,
      ...grant,
      ...['-u', `o'id:s3"c' $r`],
    ]);
  });
});

import { encodeBase64 } from '../../lib/bytes';
import { type Fixture, ITERATIONS } from './fixture';
import type { ServerVault } from './vaults';
import type { Answering } from './worker';

export const SERVER = 'https://vault.example';

const json = (value: unknown, status = 200): Response =>
  new Response(typeof value === 'string' ? value : JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json' },
  });

const base64Url = (value: object): string =>
  encodeBase64(new TextEncoder().encode(JSON.stringify(value)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

function tokens({ userId, protectedKey, privateKey }: Fixture, count: number) {
  const claims = base64Url({ sub: userId, client_id: 'browser', name: 'Pat' });
  return {
    access_token: `x.${claims}.${count}`,
    refresh_token: `refresh-${count}`,
    expires_in: 3600,
    token_type: 'Bearer',
    Key: protectedKey,
    PrivateKey: privateKey,
    Kdf: 0,
    KdfIterations: ITERATIONS,
  };
}

export interface Served {
  readonly answering: Answering;
  /** What the server has from now on. */
  serve(vault: ServerVault): void;
}

/** A server of one account; each refresh gives a new refresh token, and the old one still works once more. */
export function createAnswering(fixture: Fixture, first: ServerVault): Served {
  let vault = first;
  let count = 0;
  const answers: Readonly<Record<string, () => Response>> = {
    '/api/config': () => json({ version: '2026.9.0', server: { name: 'Test' } }),
    '/identity/accounts/prelogin/password': () => json({ kdf: 0, kdfIterations: ITERATIONS }),
    '/identity/connect/token': () => {
      count += 1;
      return json(tokens(fixture, count));
    },
    '/api/accounts/revision-date': () => json(String(vault.revision)),
    '/api/sync': () => json(vault.answer),
  };
  return {
    answering: async ({ url }) => answers[new URL(url).pathname]?.() ?? json({ message: 'not found' }, 404),
    serve: (next) => {
      vault = next;
    },
  };
}

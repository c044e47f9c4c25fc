import { randomBytes } from 'node:crypto';
import type { Clock } from '../context.ts';

/** What a token was given out for. */
export interface Grant {
  /** The organisation's or the customer's id. */
  readonly subject: string;
  readonly scope: string;
  /** Unix milliseconds. */
  readonly expiresAt: number;
}

export interface AccessTokens {
  /** A token that says its own expiry as JWTs do, or one that says nothing. */
  issue(subject: string, scope: string, seconds: number, form?: 'jwt' | 'opaque'): string;
  /** What was given out under this name, also after its time; null when nothing was. */
  find(token: string): (Grant & { readonly isExpired: boolean }) | null;
  /** All that were given out end now. */
  expireAll(): void;
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Nobody checks the signature: the token's own record tells what it is good for. */
const jwt = ({ subject, scope, expiresAt }: Grant): string =>
  [
    part({ alg: 'RS256', typ: 'at+jwt' }),
    part({
      sub: subject,
      client_id: `organization.${subject}`,
      scope: [scope],
      exp: Math.floor(expiresAt / 1000),
    }),
    randomBytes(32).toString('base64url'),
  ].join('.');

export function createAccessTokens(clock: Clock): AccessTokens {
  const grants = new Map<string, Grant>();
  return {
    issue(subject, scope, seconds, form = 'jwt') {
      const grant = { subject, scope, expiresAt: clock.now() + seconds * 1000 };
      const token = form === 'jwt' ? jwt(grant) : randomBytes(32).toString('base64url');
      grants.set(token, grant);
      return token;
    },
    find(token) {
      const grant = grants.get(token);
      return grant ? { ...grant, isExpired: clock.now() >= grant.expiresAt } : null;
    },
    expireAll() {
      for (const [token, grant] of grants)
        grants.set(token, { ...grant, expiresAt: Math.min(grant.expiresAt, clock.now()) });
    },
  };
}

import { randomBytes } from 'node:crypto';
import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Clock } from './context.ts';
import type { DeviceRow, RefreshRow, UserRow } from './store/rows.ts';
import type { Store } from './store/store.ts';

/** What signed texts are for; one made for a purpose is refused for every other. */
export type TokenPurpose = 'remember' | 'download' | 'upload' | 'register' | 'rubywarden';

export interface Tokens {
  readonly accessSeconds: number;
  /** A signed access token with the claims that clients read. */
  issueAccess(user: UserRow, device: DeviceRow | null, clientId: string): Promise<string>;
  /** The person and device behind an access token; null when it is forged, expired or from before the last stamp. */
  readAccess(token: string): Promise<{ user: UserRow; device: DeviceRow | null } | null>;
  issueRefresh(user: UserRow, deviceIdentifier: string, clientId: string): string;
  /** The row of a refresh token that is still good; its thirty days start again. */
  readRefresh(token: string): { user: UserRow; row: RefreshRow } | null;
  sign(purpose: TokenPurpose, claims: JWTPayload, seconds: number): Promise<string>;
  read(purpose: TokenPurpose, token: string): Promise<JWTPayload | null>;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly accessSeconds: number;
  readonly issuer: () => string;
}

const REFRESH_MILLISECONDS = 30 * 86_400_000;

const accessClaims = (user: UserRow, device: DeviceRow | null, clientId: string): JWTPayload => ({
  client_id: clientId,
  premium: user.premium,
  email: user.email,
  email_verified: true,
  sstamp: user.securityStamp,
  ...(user.name !== null && { name: user.name }),
  ...(device && { device: device.identifier, devicetype: String(device.type) }),
  scope: ['api', 'offline_access'],
  amr: ['Application'],
});

function signer({ store, clock, issuer }: Parts) {
  const seconds = () => Math.floor(clock.now() / 1000);
  const key = () => store.secret('signing');
  return {
    make: (claims: JWTPayload, audience: string, lifetime: number): Promise<string> =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuer(issuer())
        .setAudience(audience)
        .setNotBefore(seconds())
        .setIssuedAt(seconds())
        .setExpirationTime(seconds() + lifetime)
        .sign(key()),
    async open(token: string, audience: string): Promise<JWTPayload | null> {
      try {
        const currentDate = new Date(clock.now());
        const checked = await jwtVerify(token, key(), { audience, currentDate, algorithms: ['HS256'] });
        return checked.payload;
      } catch {
        return null;
      }
    },
  };
}

function refreshTokens({ store, clock }: Parts): Pick<Tokens, 'issueRefresh' | 'readRefresh'> {
  return {
    issueRefresh(user, deviceIdentifier, clientId) {
      const id = randomBytes(32).toString('base64url');
      const expires = clock.now() + REFRESH_MILLISECONDS;
      const { securityStamp } = user;
      store.refreshTokens.put({ id, userId: user.id, deviceIdentifier, clientId, securityStamp, expires });
      return id;
    },
    readRefresh(token) {
      const row = store.refreshTokens.get(token);
      const user = row && store.users.get(row.userId);
      if (!row || !user) return null;
      if (row.expires < clock.now() || row.securityStamp !== user.securityStamp) return null;
      store.refreshTokens.put({ ...row, expires: clock.now() + REFRESH_MILLISECONDS });
      return { user, row };
    },
  };
}

/** Makes and checks everything that the server signs. */
export function createTokens(parts: Parts): Tokens {
  const { store, accessSeconds } = parts;
  const { make, open } = signer(parts);
  return {
    accessSeconds,
    ...refreshTokens(parts),
    issueAccess: (user, device, clientId) =>
      make({ sub: user.id, ...accessClaims(user, device, clientId) }, 'api', accessSeconds),
    async readAccess(token) {
      const claims = await open(token, 'api');
      const user = claims?.sub === undefined ? null : store.users.get(claims.sub);
      if (!user || claims?.sstamp !== user.securityStamp) return null;
      const device = store.devices.where('userId', user.id).find((row) => row.identifier === claims.device);
      return { user, device: device ?? null };
    },
    sign: (purpose, claims, lifetime) => make(claims, purpose, lifetime),
    read: (purpose, token) => open(token, purpose),
  };
}

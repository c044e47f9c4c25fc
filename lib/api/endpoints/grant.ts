import type { ClientIdentity } from '../http';

/** A second factor, by the wire's number of its kind. */
interface SecondFactorAnswer {
  readonly provider: number;
  readonly token: string;
  readonly remember: boolean;
}

interface AnyGrant {
  readonly client: ClientIdentity;
  readonly secondFactor?: SecondFactorAnswer;
}

export interface PasswordGrant extends AnyGrant {
  readonly email: string;
  /** Master-password hash for the server, base64; or the code of an approved request. */
  readonly passwordHash: string;
  /** The request that another device has approved. */
  readonly authRequest?: string | undefined;
  readonly newDeviceCode?: string;
}

/** What single sign-on has given (RFC 6749, 4.1.3). */
export interface CodeGrant extends AnyGrant {
  readonly code: string;
  /** Proves that the one who has asked redeems it (RFC 7636). */
  readonly codeVerifier: string;
  readonly redirectUri: string;
}

export type Grant = PasswordGrant | CodeGrant;

function ownMembers(grant: Grant): Record<string, string> {
  if ('code' in grant)
    return {
      grant_type: 'authorization_code',
      code: grant.code,
      code_verifier: grant.codeVerifier,
      redirect_uri: grant.redirectUri,
    };
  return {
    grant_type: 'password',
    username: grant.email,
    password: grant.passwordHash,
    ...(grant.authRequest !== undefined && { authRequest: grant.authRequest }),
    ...(grant.newDeviceCode !== undefined && { newDeviceOtp: grant.newDeviceCode }),
  };
}

/** What is sent to `/connect/token` for a grant. */
export function grantForm(grant: Grant): Record<string, string> {
  const { client, secondFactor } = grant;
  return {
    ...ownMembers(grant),
    scope: 'api offline_access',
    client_id: 'browser',
    deviceType: String(client.deviceType),
    deviceIdentifier: client.deviceId,
    deviceName: client.deviceName,
    ...(secondFactor && {
      twoFactorToken: secondFactor.token,
      twoFactorProvider: String(secondFactor.provider),
      twoFactorRemember: secondFactor.remember ? '1' : '0',
    }),
  };
}

/** Old official servers want the address in a header of its own: base64url, no padding. */
export function grantHeaders(grant: Grant): Record<string, string> {
  if (!('email' in grant)) return {};
  const binary = String.fromCharCode(...new TextEncoder().encode(grant.email));
  return { 'Auth-Email': btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') };
}

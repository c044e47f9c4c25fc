import type { ApiCall, ApiToken, Claim, CredentialState, TokenWish } from '../oauth';

export type { ApiCall, Claim, CredentialState, HeldToken } from '../oauth';

/** A credential, and what is wanted of it; one that asks for the master password again needs it. */
export interface OfCredential extends TokenWish {
  id: string;
  password?: string;
}

/** What our own pages may ask of items that mint tokens; part of the contract in protocol.ts. They name items, never addresses. */
export interface CredentialRequests {
  /** The token that is here, without the token, and where the secret has gone before. */
  'credential.state'(args: { id: string }): CredentialState;
  /** The token: the one that is here while it holds, or a new one. */
  'credential.token'(args: OfCredential): ApiToken;
  /** What the service says whom the token belongs to. */
  'credential.whoAmI'(args: OfCredential): readonly Claim[];
  /** The token, and the address that the item's service is called at. */
  'credential.call'(args: OfCredential): ApiCall;
  'credential.forget'(args: { id: string }): void;
}

/**
 * Room: oauth. Tokens by OAuth 2.0's client credentials, for items that hold them: asked for, kept sealed in memory until shortly before
 * they end, renewed. The only user of oauth4webapi. Background only; a secret goes nowhere but to an origin that the person has agreed to,
 * by https or on this computer, and never into an error, a log or an address.
 */
export { type AgreedOrigins, createAgreedOrigins } from './agreed-origins';
export { type ApiTokens, type ApiTokensDeps, createApiTokens } from './api-tokens';
export { readEndpoint } from './read-endpoint';
export type { ApiCall, ApiToken, Claim, CredentialState, HeldToken, TokenWish } from './shapes';
export { strikeOut } from './without-secrets';

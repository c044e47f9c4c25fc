/**
 * Room: session. The shapes that describe servers, accounts and the session to all contexts.
 * Types only: no state, no behaviour, never a key or a token.
 */
export type {
  AccountSummary,
  KdfSummary,
  Risk,
  SecondFactor,
  SecondFactorOption,
  ServerChoice,
  ServerReport,
  ServerUrls,
  SessionStatus,
  SignInState,
  SyncStatus,
} from './session';

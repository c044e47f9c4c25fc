/**
 * Room: session. The shapes that describe servers, accounts and the session to all contexts, and the one rule that all of them
 * hold a session against: its deadline. No state, never a key or a token.
 */
export { isPastDeadline, statusAt } from './deadline';
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

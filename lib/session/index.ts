/**
 * Room: session. The shapes that describe servers, accounts and the session to all contexts, and the deadline that binds them.
 * No state, never a key or a token.
 */
export { isPastDeadline, statusAt } from './deadline';
export type {
  AccountSummary,
  ConflictKind,
  KdfSummary,
  LiveState,
  OutboxStatus,
  Risk,
  SecondFactor,
  SecondFactorOption,
  ServerChoice,
  ServerReport,
  ServerUrls,
  SessionStatus,
  SignInState,
  SyncStatus,
  TypedFactor,
} from './session';
export { UNMERGEABLE } from './session';
export type { UploadTicket } from './upload-ticket';

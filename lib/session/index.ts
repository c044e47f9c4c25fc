/**
 * Room: session. The shapes that describe servers, accounts and the session to all contexts, and the deadline that binds them.
 * No state, never a key or a token.
 */
export { isPastDeadline, statusAt } from './deadline';
export type {
  AccountSummary,
  Asker,
  ConflictKind,
  KdfSummary,
  LiveState,
  OutboxStatus,
  PageFactor,
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
  UnlockWays,
} from './session';
export { UNMERGEABLE } from './session';
export type { KeyProof, NewKeyRequest, UnlockKeyRequest, UnlockKeySummary } from './unlock-key';
export type { UploadTicket } from './upload-ticket';

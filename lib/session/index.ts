/**
 * Room: session. The shapes that describe servers, accounts and the session to all contexts, and the deadline that binds them.
 * No state, never a key or a token.
 */
export {
  ACCOUNT_COLOURS,
  type AccountColour,
  type AccountRules,
  type AccountSummary,
  type HeldRule,
  type HeldRules,
  type MasterPasswordRule,
  type NamedRule,
  NO_RULES,
  type UnlockWays,
} from './account';
export { ALONE, type Naming, namingOf, splitRef, toRef } from './account-ref';
export { isPastDeadline, statusAt } from './deadline';
export { lockedWhere } from './locked-where';
export { matchFor, stricterMatch } from './match-rule';
export type {
  AccountStatus,
  AgreedOrganization,
  Asker,
  ConflictKind,
  KdfSummary,
  LiveState,
  OutboxStatus,
  OwnerChange,
  PageFactor,
  PendingOrganization,
  Registering,
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
export { ID_TAKEN, OWNER_CHANGED, UNMERGEABLE } from './session';
export { NOBODY, type Together, together } from './together';
export type { KeyProof, NewKeyRequest, UnlockKeyRequest, UnlockKeySummary } from './unlock-key';
export type { UploadTicket } from './upload-ticket';

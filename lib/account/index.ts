/**
 * Room: account. Sign-in, unlock, lock, sign-out, the key ring and the session's tokens; accounts by server and user.
 * The only room that sees a master password. Never writes a key or a token anywhere in the clear but to memory.
 */
export {
  type AccountRecord,
  bringToFront,
  markRevoked,
  nameAccount,
  readAccount,
  readAccounts,
  readFront,
  requireAccount,
} from './account-record';
export type { PageAnswer } from './answer-in-page';
export type { ConnectorPages } from './connector-pages';
export { readClient } from './device';
export { createInTurn, createMoves, type InTurn } from './in-turn';
export { judgeKdf } from './kdf-policy';
export { createKeyRing, type KeyRing } from './key-ring';
export { forgetLeft } from './leave';
export { createLetIn, type LetIn } from './let-in';
export { type OrgPin, type OrgPins, readOrgPins, writeOrgPin } from './org-pins';
export { proposeServer } from './propose-server';
export { createRegister, type Register, type Registration } from './register';
export { createSealKey, type SealKey, type SealPurpose } from './seal-key';
export { createSession, type Session } from './session';
export { createSignIn, type SignIn } from './sign-in';
export { type AccountBoard, createStatusBoard, type StatusBoard } from './status-board';
export { createTokenSource } from './token-source';
export { forgetUnlockKeys } from './unlock-key-store';
export { createUnlockKeys, type UnlockKeys } from './unlock-keys';
export { createUnlockPin, forgetPin, type UnlockPin } from './unlock-pin';
export {
  completeTogether,
  createUnlockTogether,
  forgetTogether,
  openBeside,
  openingWith,
  type UnlockTogether,
} from './unlock-together';
export { readUnlockWays } from './unlock-ways';

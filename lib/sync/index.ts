/**
 * Room: sync. Moves ciphertext between api and store, and no more of it than has changed.
 * Checks an answer whole before it changes anything, holds one that lacks much of what is here; cannot decrypt, keeps no state.
 */
export type { OrganizationPins, OrganizationTrust } from './judge-organizations';
export { parseSync } from './parse-sync';
export { questionsOf } from './questions';
export { type SyncDeps, type SyncOptions, type SyncResult, type SyncTarget, syncAccount } from './sync';

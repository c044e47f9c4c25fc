/**
 * Room: sync. Moves ciphertext between api and store.
 * Checks an answer whole before it replaces anything; cannot decrypt, keeps no state.
 */
export { parseSync } from './parse-sync';
export { type SyncDeps, type SyncResult, type SyncTarget, syncAccount } from './sync';

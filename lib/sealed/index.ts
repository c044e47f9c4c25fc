/**
 * Room: sealed. Small things that an account keeps on this computer beside its vault, each sealed under a key of its own.
 * Opened only while unlocked, apart for each account, gone with it. Never lies anywhere in the clear.
 */
export { createSealedValue, forgetSealed, type SealedValue, type SealedValueDeps } from './sealed-value';

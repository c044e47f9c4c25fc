/**
 * Room: store. The only user of Dexie: the vault on disk, by account, the changes that wait to be sent, and the pieces of the sealed
 * overview beside it.
 * Holds ciphertext as the server sent it and sealed pieces, nothing else; cannot open anything.
 * Pages take `createSealedReader` alone, which reads without Dexie.
 */
export type { ComingChange, VaultChange } from './apply-change';
export { createSealedReader, type SealedReader } from './read-sealed';
export type {
  CollectionRow,
  ConflictPatch,
  ConflictRow,
  FolderRow,
  HeldChange,
  ItemRow,
  OutboxHead,
  OutboxItem,
  OutboxPatch,
  OwnerChange,
  PendingOrganization,
  SealedRow,
  VaultRow,
} from './rows';
export type { SealedPatch } from './sealed-patch';
export { createStore, type Store } from './store';

/**
 * Room: store. The only user of Dexie: the vault on disk, by account.
 * Holds ciphertext as the server sent it and nothing else; cannot open anything.
 */
export type { CollectionRow, FolderRow, ItemRow, VaultRow } from './database';
export { createStore, type Store, type StoredVault } from './store';

/**
 * Room: vault. Opens items, lists, codes and attachments of an account from their stored wire rows.
 * Never writes plaintext anywhere; one value that cannot be read never costs another.
 */
export type { VaultKeys } from './keys';
export { assertMayWrite, readOnlyReason } from './may-write';
export type { OpenedAttachment } from './open-attachment';
export { openItem } from './open-item';
export { openListedItems, openNames } from './open-lists';
export { createVault, type Vault, type VaultDeps } from './vault';

/**
 * Room: vault. Opens items, lists, codes and attachments of an account from their stored wire rows; seals what is changed, merges it with
 * what was changed elsewhere, and sends it. Never writes plaintext anywhere; one value that cannot be read never costs another, and what
 * a change does not touch keeps its bytes.
 */
export { type Abilities, readAbilities } from './abilities';
export type { EditDeps } from './change-item';
export { type Conflicts, createConflicts } from './conflicts';
export { createEdit, type Edit } from './edit';
export { createEditCollections, type EditCollections } from './edit-collections';
export { createEditFolders, type EditFolders } from './edit-folders';
export { createKeptForm, type KeptForm, type SealedForm } from './kept-form';
export type { VaultKeys } from './keys';
export { readOnlyReason } from './may-write';
export { openItem } from './open-item';
export { openListedItems, openNames, readOrganizations } from './open-lists';
export { openUnsent } from './open-unsent';
export { sealForOrganization } from './organization-key';
export { createOutbox, type Outbox } from './outbox';
export { createPendingUploads, type PendingUploads } from './pending-uploads';
export type { Unread } from './read-pieces';
export { reconcile } from './reconcile';
export { reconcileFolders } from './reconcile-folders';
export { reconcileRekeyed } from './rekey';
export type { FileToSeal } from './seal-file';
export { type Gone, type TakeDeps, type Taken, takeChangedItem } from './take-changed';
export { takeChangedFolder } from './take-changed-folder';
export { createUploads, type UploadDeps, type Uploads } from './uploads';
export { createVault, type Vault, type VaultDeps } from './vault';

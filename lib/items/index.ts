/**
 * Room: items. What an opened item is, and a field table for each kind.
 * Pure: no crypto, no storage. A new kind is one file here and one line in KINDS.
 */
export type { BulkChange, BulkResult, CollectionsChange } from './bulk-change';
export type { Collection, CollectionPermissions, Organization, OrganizationRole } from './collection';
export { mayCreateCollection, mayRemoveCollection, mayRenameCollection } from './collection-rights';
export { createNameCompare } from './compare-names';
export type { ConflictField, ItemConflict } from './conflict';
export {
  type AuthMethod,
  CREDENTIAL_FIELDS,
  type Credential,
  isParameterName,
  organizationOfClient,
  PARAMETER_PREFIX,
  readCredential,
} from './credential';
export type { DraftField, DraftHistory, DraftKind, DraftUri, Edited, FormDraft, ItemDraft } from './draft';
export { copyOf, draftOf, emptyDraft } from './draft';
export { CLIENT_CREDENTIALS, isCredential } from './is-credential';
export type {
  CustomField,
  CustomFieldType,
  FieldProblem,
  Item,
  ItemAttachment,
  ItemKind,
  ItemUri,
  Passkey,
  PasswordHistoryEntry,
  ProblemReason,
  ReadOnlyReason,
  UriMatch,
} from './item';
export type { CopySlot, FieldInput, FieldSpec, KindSpec } from './item-kind';
export { KINDS, kindByName, kindByWireType } from './kinds';
export {
  type MapId,
  mapChangeIds,
  mapFolderId,
  mapItemIds,
  mapListIds,
  mapPlaceIds,
  targetOf,
} from './map-ids';
export type { Folder, ListedItem, Overview, VaultOverview } from './overview';
export { type SearchTextPart, searchText, searchTextParts } from './search-text';
export { isSecret, withoutSecrets } from './secrets';
export type { SharedPlace } from './shared-place';
export type { Usage, Use } from './usage';

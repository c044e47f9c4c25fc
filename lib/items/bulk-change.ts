import type { SharedPlace } from './shared-place';

/** What changes of the collections that items lie in; all else of those stays. */
export interface CollectionsChange {
  readonly organizationId: string;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** What is done to several items at once. `gone` deletes them for good. */
export type BulkChange =
  | { readonly to: 'trash' | 'archive' | 'use' | 'gone' }
  /** Out of the trash. */
  | { readonly to: 'restored' }
  /** Null: into no folder. */
  | { readonly to: 'folder'; readonly folderId: string | null }
  /** From the person's own to an organisation. There is no way back. */
  | ({ readonly to: 'organization' } & SharedPlace)
  /** Into collections of the organisation that has them already, and out of others of it. */
  | ({ readonly to: 'collections' } & CollectionsChange);

/** What became of them. */
export interface BulkResult {
  readonly changed: readonly string[];
  /** Those that stay as they were, with the code of the reason. */
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
}

/** What is done to several items at once. `gone` deletes them for good. */
export type BulkChange =
  | { readonly to: 'trash' | 'archive' | 'use' | 'gone' }
  /** Out of the trash. */
  | { readonly to: 'restored' }
  /** Null: into no folder. */
  | { readonly to: 'folder'; readonly folderId: string | null };

/** What became of them. */
export interface BulkResult {
  readonly changed: readonly string[];
  /** Those that stay as they were, with the code of the reason. */
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
}

import type { PlainItem } from '../seal-item.ts';

/** An item of the sample vault, with what lies around it. */
export interface SampleItem extends PlainItem {
  /** Decrypted folder name; `/` nests. */
  readonly folder?: string;
  /** Encrypted under a key of its own, as newer clients do. */
  readonly ownKey?: true;
  readonly state?: 'trashed' | 'archived';
  /** Shared through this collection of the organisation. */
  readonly collection?: string;
  readonly files?: readonly { readonly name: string; readonly text: string }[];
}

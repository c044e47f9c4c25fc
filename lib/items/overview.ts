import type { Collection, Organization } from './collection';
import type { ItemKind, ItemUri, ProblemReason } from './item';
import type { CopySlot } from './item-kind';

/** A list row: enough for lists, search and matching; never a secret. */
export interface Overview {
  readonly id: string;
  readonly kind: ItemKind;
  /** Empty when the name could not be read. */
  readonly name: string;
  /** The second line: user name, last digits of a card, key fingerprint ... */
  readonly detail: string;
  readonly uris: readonly ItemUri[];
  readonly folderId: string | null;
  readonly organizationId: string | null;
  readonly collectionIds: readonly string[];
  readonly favorite: boolean;
  readonly reprompt: boolean;
  readonly deleted: boolean;
  readonly archived: boolean;
  readonly hasTotp: boolean;
  readonly hasAttachments: boolean;
  readonly hasPasskey: boolean;
  /** Which of the kind's copy buttons have something to copy. */
  readonly copies: readonly CopySlot[];
  readonly revisionDate: string | null;
  /**
   * 'read' all is well; 'partly' some field could not be read; 'unread' nothing could be; 'newer' of a newer format, read-only,
   * and without a name when it could not be opened.
   */
  readonly state: 'read' | 'partly' | 'unread' | 'newer';
  readonly problem: ProblemReason | null;
}

/** An item opened for lists and search. */
export interface ListedItem {
  readonly overview: Overview;
  /** Notes and custom fields that are no secret, see `searchText`; empty when there are none. */
  readonly text: string;
}

export interface Folder {
  readonly id: string;
  /** `Parent/Child` nests; null when it could not be read. */
  readonly name: string | null;
}

/** All that the popup's list needs. */
export interface VaultOverview {
  readonly rows: readonly Overview[];
  readonly folders: readonly Folder[];
  readonly collections: readonly Collection[];
  readonly organizations: readonly Organization[];
}

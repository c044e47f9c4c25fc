import { ID_TAKEN, OWNER_CHANGED, UNMERGEABLE } from '../../lib/session';
import { type TextKey, t } from '../../lib/text';

/** Reasons of ours for which an item stays as it is; all others are a server's own words, or say no more than that. */
const TEXTS: Readonly<Record<string, TextKey>> = {
  [UNMERGEABLE]: 'unmergeableText',
  [OWNER_CHANGED]: 'ownerChangedText',
  [ID_TAKEN]: 'idTakenText',
  'share-twice': 'error_share_twice',
  'share-trashed': 'error_share_trashed',
  'share-archived': 'error_share_archived',
  'share-old-file': 'error_share_old_file',
  'share-no-key': 'error_share_no_key',
  'item-unreadable': 'shareUnreadable',
  'collections-wanted': 'error_collections_wanted',
  'other-organization': 'error_other_organization',
  'other-account': 'shareOtherAccount',
};

/** A reason of ours in words; null for a server's own. */
export const refusalText = (reason: string): string | null => {
  const key = TEXTS[reason];
  return key === undefined ? null : t(key);
};

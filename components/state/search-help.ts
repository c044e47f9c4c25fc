import type { TextKey } from '../../lib/text';
import type { IconName } from '../ui/icons';
import { accounts } from './accounts';

/** Something that a search understands beside words. */
export interface SearchHelp {
  readonly id: string;
  /** As it is typed, or begun to be. */
  readonly typed: string;
  /** What it does. */
  readonly label: TextKey;
  readonly icon: IconName;
}

const HELP: readonly SearchHelp[] = [
  { id: 'in', typed: 'in:', label: 'searchIn', icon: 'folder' },
  { id: 'account', typed: 'account:', label: 'searchAccount', icon: 'user' },
  { id: 'kind', typed: 'kind:', label: 'searchKind', icon: 'card' },
  { id: 'totp', typed: 'has:totp', label: 'searchTotp', icon: 'clock' },
  { id: 'attachment', typed: 'has:attachment', label: 'searchAttachment', icon: 'clip' },
  { id: 'favourite', typed: 'is:favourite', label: 'searchFavourite', icon: 'star' },
  { id: 'phrase', typed: '"', label: 'searchPhrase', icon: 'search' },
  { id: 'without', typed: '-', label: 'searchWithout', icon: 'x' },
];

/** All that a search understands beside words: told on the keyboard page, offered among the commands. Accounts are told apart where there are several. */
export const searchHelp = (): readonly SearchHelp[] =>
  HELP.filter(({ id }) => id !== 'account' || accounts.value.length > 1);

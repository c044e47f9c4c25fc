import { offeredSitesItem } from '../browser';
import { toOffered } from './offered-groups';
import { changeGroups } from './stored-groups';

/** Keeps what the server says, as it came. It changes nothing but to take away. For the background: it needs the Public Suffix List. */
export const noteOffered = (account: string, lists: readonly (readonly string[])[]): Promise<void> =>
  changeGroups(offeredSitesItem, account, () => toOffered(lists));

import { agreedSitesItem, offeredSitesItem, type StorageItem } from '../browser';
import { groupsInForce, type SiteGroup, type SiteGroups, withoutYes, withYes } from './site-groups';

type Item = StorageItem<Readonly<Record<string, readonly SiteGroup[]>>>;

const of = async (item: Item, account: string): Promise<readonly SiteGroup[]> =>
  (await item.get())[account] ?? [];

/** Puts the groups of one account in the place of those that were there. */
export async function writeGroups(item: Item, account: string, groups: readonly SiteGroup[]): Promise<void> {
  await item.set({ ...(await item.get()), [account]: groups });
}

async function forget(item: Item, account: string): Promise<void> {
  const { [account]: gone, ...rest } = await item.get();
  if (gone) await item.set(rest);
}

/** What the server of an account says about its sites, and what the person has said to it. */
export async function readGroups(account: string): Promise<SiteGroups> {
  const [offered, agreed] = await Promise.all([of(offeredSitesItem, account), of(agreedSitesItem, account)]);
  return { offered, agreed };
}

/** The groups that count for an account; see `groupsInForce`. */
export const readGroupsInForce = async (account: string): Promise<SiteGroup[]> =>
  groupsInForce(await readGroups(account));

/** The person's yes to some groups. */
export const agree = async (account: string, groups: readonly SiteGroup[]): Promise<void> =>
  writeGroups(agreedSitesItem, account, withYes(await of(agreedSitesItem, account), groups));

/** The person wants the sites of a group apart. */
export const keepApart = async (account: string, group: SiteGroup): Promise<void> =>
  writeGroups(agreedSitesItem, account, withoutYes(await of(agreedSitesItem, account), group));

/** Calls back after every change of either; returns the function that stops it. */
export function watchGroups(changed: () => void): () => void {
  const stops = [offeredSitesItem.watch(changed), agreedSitesItem.watch(changed)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Drops all of it with the account. */
export async function forgetGroups(account: string): Promise<void> {
  await forget(offeredSitesItem, account);
  await forget(agreedSitesItem, account);
}

import { agreedSitesItem, offeredSitesItem, type StorageItem } from '../browser';
import { groupsInForce, type SiteGroup, type SiteGroups, withoutYes, withYes } from './site-groups';

type Item = StorageItem<Readonly<Record<string, readonly SiteGroup[]>>>;

const of = async (item: Item, account: string): Promise<readonly SiteGroup[]> =>
  (await item.get())[account] ?? [];

/** Changes follow one another: all accounts lie in one place, and none takes another's. */
const writes = { last: Promise.resolve() };

function inTurn(work: () => Promise<void>): Promise<void> {
  const next = writes.last.then(work);
  writes.last = next.catch(() => undefined);
  return next;
}

/** Puts groups of one account in the place of those before. For the background, as all that writes: no other context has these turns. */
export const changeGroups = (
  item: Item,
  account: string,
  change: (before: readonly SiteGroup[]) => readonly SiteGroup[],
): Promise<void> =>
  inTurn(async () => item.set({ ...(await item.get()), [account]: change(await of(item, account)) }));

const forget = (item: Item, account: string): Promise<void> =>
  inTurn(async () => {
    const { [account]: gone, ...rest } = await item.get();
    if (gone) await item.set(rest);
  });

/** What the server of an account says about its sites, and what the person has said to it. */
export async function readGroups(account: string): Promise<SiteGroups> {
  const [offered, agreed] = await Promise.all([of(offeredSitesItem, account), of(agreedSitesItem, account)]);
  return { offered, agreed };
}

/** The groups that count for an account; see `groupsInForce`. */
export const readGroupsInForce = async (account: string): Promise<SiteGroup[]> =>
  groupsInForce(await readGroups(account));

/** The person's yes to some groups. For the background. */
export const agree = (account: string, groups: readonly SiteGroup[]): Promise<void> =>
  changeGroups(agreedSitesItem, account, (before) => withYes(before, groups));

/** The person wants the sites of a group apart. For the background. */
export const keepApart = (account: string, group: SiteGroup): Promise<void> =>
  changeGroups(agreedSitesItem, account, (before) => withoutYes(before, group));

/** Calls back after every change of either; returns the function that stops it. */
export function watchGroups(changed: () => void): () => void {
  const stops = [offeredSitesItem.watch(changed), agreedSitesItem.watch(changed)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Drops all of it with the account. For the background. */
export async function forgetGroups(account: string): Promise<void> {
  await forget(offeredSitesItem, account);
  await forget(agreedSitesItem, account);
}

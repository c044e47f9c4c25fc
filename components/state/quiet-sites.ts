import { signal } from '@preact/signals';
import { quietSitesItem } from '../../lib/browser';
import { ask } from '../../lib/protocol';

/** Hosts where nothing of ours acts in the page, in the order of the alphabet; null until they are known. */
export const quietSites = signal<readonly string[] | null>(null);

const take = (hosts: readonly string[]): void => {
  quietSites.value = hosts.toSorted();
};

/** Follows the list from now on; returns the function that stops it. */
export function followQuietSites(): () => void {
  void quietSitesItem.get().then(take);
  return quietSitesItem.watch(take);
}

/** Lets Latchkey act in pages of this host again. */
export async function endQuiet(host: string): Promise<void> {
  await quietSitesItem.set((await quietSitesItem.get()).filter((other) => other !== host));
  await ask('fill.pagesChanged');
}

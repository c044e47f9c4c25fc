import { effect, signal } from '@preact/signals';
import { ask } from '../../lib/protocol';
import { type GroupState, groupStates, readGroups, watchGroups } from '../../lib/sites';
import { openAccounts } from './accounts';
import { attempt } from './notice';
import { status } from './session';

/** The account whose groups are looked at; null: the one in front. */
export const sitesOf = signal<string | null>(null);

/** The groups of sites of that account, those that wait for a yes first; null while it is locked or not known yet. */
export const siteGroups = signal<readonly GroupState[] | null>(null);

/** The same, if its vault is open; else one that is. */
export const openAccount = (): string | null => {
  const open = openAccounts.value.map(({ id }) => id);
  return open.find((id) => id === (sitesOf.value ?? status.value?.account?.id)) ?? open[0] ?? null;
};

async function load(account: string | null): Promise<void> {
  const groups = account === null ? null : groupStates(await readGroups(account));
  if (account === openAccount()) siteGroups.value = groups;
}

/** Keeps the groups up to date while they are looked at; returns the function that ends it. */
export function followSiteGroups(): () => void {
  const reload = () => attempt(load(openAccount()));
  const stops = [effect(reload), watchGroups(reload)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The person's yes to some groups of the unlocked account. */
export async function treatAsOne(groups: readonly GroupState[]): Promise<void> {
  const account = openAccount();
  if (account === null) return;
  await ask('sites.agree', { account, groups: groups.map(({ sites }) => sites) });
}

/** The person wants the sites of a group apart. */
export async function treatApart({ sites }: GroupState): Promise<void> {
  const account = openAccount();
  if (account !== null) await ask('sites.keepApart', { account, sites });
}

import { computed } from '@preact/signals';
import { type DraftKind, kindByName } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { ACCOUNT_COLOURS, type AccountStatus, type AccountSummary, splitRef, toRef } from '../../lib/session';
import { t } from '../../lib/text';
import { splitPart } from '../item/collection-tree';
import { attempt } from './notice';
import { route } from './route';
import { status } from './session';
import { shareTargets } from './shared';

/** All accounts of this browser, in the order in which they were added. */
export const accounts = computed(() => status.value?.accounts ?? []);

/** Those whose vaults are open. */
export const openAccounts = computed(() =>
  accounts.value.filter(({ state }) => state === 'unlocked').map(({ account }) => account),
);

/** … as the background tells of them. */
export const openStatuses = () => accounts.value.filter(({ state }) => state === 'unlocked');

export const lockedAccounts = computed(() =>
  accounts.value.filter(({ state }) => state === 'locked').map(({ account }) => account),
);

/** True where items of several accounts stand in one list: each then shows whose it is. */
export const isMixed = computed(() => openAccounts.value.length > 1);

/** What an account is called: by the person, else by its address, and where that is there twice by its server. */
export function accountName({ id, title, email, serverHost }: AccountSummary): string {
  if (title !== '') return title;
  const isTwice = accounts.value.some(({ account }) => account.id !== id && account.email === email);
  return isTwice ? serverHost : email;
}

/** One of the six hues of the token sheet. */
export const accountHue = ({ colour }: Pick<AccountSummary, 'colour'>): string =>
  `h${ACCOUNT_COLOURS.indexOf(colour) + 1}`;

const byTag = (tag: string): AccountSummary | null =>
  accounts.value.find(({ account }) => account.tag === tag)?.account ?? null;

/** The account of an item, a folder or whatever else has an id. */
export const accountOf = (ref: string): AccountSummary | null => byTag(splitRef(ref).tag);

/** The account of a place in the list; null for one that is everybody's. */
export function accountOfPlace(place: string): AccountSummary | null {
  const [kind = '', ...rest] = place.split(':');
  const name = rest.join(':');
  if (kind === 'account') return byTag(name);
  if (kind === 'part') return accountOf(splitPart(name).organizationId);
  return ['folder', 'path', 'organization', 'collection'].includes(kind) ? accountOf(name) : null;
}

/** Those that something new can go to. */
export const writableAccounts = computed(() =>
  openAccounts.value.filter(({ readOnly }) => readOnly === null),
);

/** No organisation is against new items of a kind; where they have to be an organisation's there is one that takes them. */
export const mayMake = ({ account, rules }: AccountStatus, kind: DraftKind): boolean =>
  !rules.noKinds.includes(kindByName(kind)?.wireType ?? 0) &&
  (!rules.noOwnItems || shareTargets(account).length > 0);

/** Those that new items of a kind can go to. */
export const accountsFor = (kind: DraftKind): readonly AccountSummary[] =>
  accounts.value
    .filter((one) => one.state === 'unlocked' && one.account.readOnly === null && mayMake(one, kind))
    .map(({ account }) => account);

/**
 * Where what is new goes: to the account whose corner the list shows, else to the one in front, if that can be written.
 * @param all those that it may go to.
 */
export function accountHere(all: readonly AccountSummary[] = writableAccounts.peek()): AccountSummary | null {
  const { place } = route.peek().filter;
  const front = status.peek()?.account;
  const wanted = place === 'all' ? front?.id : (accountOfPlace(place)?.id ?? front?.id);
  return all.find(({ id }) => id === wanted) ?? all.find(({ id }) => id === front?.id) ?? all[0] ?? null;
}

/** An id for something new of an account. */
export const newRef = (account: AccountSummary | null): string =>
  toRef(account?.tag ?? '', crypto.randomUUID());

/** Told together with what is about one account of several. */
export const named = (account: AccountSummary, text: string): string =>
  accounts.value.length > 1 ? t('aboutAccount', accountName(account), text) : text;

export const lockAccount = ({ id }: AccountSummary): void => attempt(ask('account.lock', { account: id }));

export const bringToFront = ({ id }: AccountSummary): void =>
  attempt(ask('account.bringToFront', { account: id }));

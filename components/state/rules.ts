import { type DraftKind, KINDS, kindByName } from '../../lib/items';
import type { AccountStatus, AccountSummary, NamedRule } from '../../lib/session';
import { formatList, type TextKey, t } from '../../lib/text';
import { accounts, accountsFor, mayMake } from './accounts';

/** The organisations that ask for something, in words. */
export function askers(asking: readonly Pick<AccountStatus, 'rules'>[], rule: NamedRule): string {
  const names = [...new Set(asking.flatMap(({ rules }) => rules.askedBy[rule]))];
  return names.length > 0 ? formatList(names) : t('yourOrganisation');
}

const labelOf = (kind: DraftKind): string => t((kindByName(kind)?.label ?? 'item') as TextKey);

/** Why nothing new of a kind goes to an account; null where it may. */
export function barredText(account: AccountSummary | null, kind: DraftKind): string | null {
  const one = accounts.value.find(({ account: { id } }) => id === account?.id);
  if (!one || mayMake(one, kind)) return null;
  if (one.rules.noOwnItems) return t('ownItemsBarred', askers([one], 'ownItems'));
  return t('kindBarred', askers([one], 'kinds'), labelOf(kind));
}

/** Kinds that an item can be made of here, in the order of menus. */
const makable = KINDS.flatMap(({ kind }) => (kind === 'unknown' ? [] : [kind]));

/** Kinds that some open account takes. */
export const kindsOffered = (): readonly DraftKind[] =>
  makable.filter((kind) => accountsFor(kind).length > 0);

/** Why kinds are missing among those that are offered; null where none is. */
export function missingText(): string | null {
  const missing = makable.filter((kind) => accountsFor(kind).length === 0);
  if (missing.length === 0) return null;
  const open = accounts.value.filter(({ state }) => state === 'unlocked');
  const taking = open.filter(({ rules }) => rules.noOwnItems);
  if (missing.length === makable.length && taking.length > 0)
    return t('ownItemsBarred', askers(taking, 'ownItems'));
  return t('kindsMissing', askers(open, 'kinds'), formatList(missing.map(labelOf)));
}

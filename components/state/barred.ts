import { type DraftKind, kindByName } from '../../lib/items';
import type { AccountSummary } from '../../lib/session';
import { type TextKey, t } from '../../lib/text';
import { accounts, mayMake } from './accounts';
import { askers } from './rules';

/** Why nothing new of a kind goes to an account; null where it may. */
export function barredText(account: AccountSummary | null, kind: DraftKind): string | null {
  const one = accounts.value.find(({ account: { id } }) => id === account?.id);
  if (!one || mayMake(one, kind)) return null;
  const isKind = one.rules.noKinds.includes(kindByName(kind)?.wireType ?? 0);
  if (!isKind) return t('ownItemsBarred', askers([one], 'ownItems'));
  return t('kindBarred', askers([one], 'kinds'), t((kindByName(kind)?.label ?? 'item') as TextKey));
}

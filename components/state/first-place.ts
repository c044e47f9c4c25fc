import type { SharedPlace } from '../../lib/items';
import type { AccountSummary } from '../../lib/session';
import { accounts } from './accounts';
import { firstPlace, shareTargets } from './shared';

/** Where a new item of an account goes before anything is chosen: to an organisation where one wants them for its own. */
export function placeAtFirst(account: AccountSummary | null): SharedPlace | null {
  const one = accounts.value.find(({ account: { id } }) => id === account?.id);
  if (!one?.rules.noOwnItems) return null;
  const targets = shareTargets(one.account);
  const asking = targets.find(({ name }) => one.rules.askedBy.ownItems.includes(name)) ?? targets[0];
  return asking ? firstPlace(asking) : null;
}

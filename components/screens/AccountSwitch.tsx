import type { AccountSummary } from '../../lib/session';
import { t } from '../../lib/text';
import { accountName, bringToFront, lockedAccounts } from '../state/accounts';
import { go, route } from '../state/route';
import { Icon } from '../ui/Icon';
import { MenuButton } from '../ui/Menu';

/** Another account to unlock first; nothing where there is none. */
export function AccountSwitch({ account }: { account: AccountSummary }) {
  const all = lockedAccounts.value;
  if (all.length < 2) return null;
  const take = (one: AccountSummary) => () => {
    bringToFront(one);
    if (route.peek().screen === 'unlock') go({ account: one.id });
  };
  return (
    <MenuButton
      name={t('switchAccount')}
      entries={all.map((one) => ({
        label: accountName(one),
        icon: 'lock',
        checked: one.id === account.id,
        run: take(one),
      }))}
    >
      <Icon name="down" />
    </MenuButton>
  );
}

import { t } from '../../lib/text';
import type { IconName } from '../ui/icons';
import { accountName, accounts, lockAccount, lockedAccounts, openAccounts } from './accounts';
import { go } from './route';
import { addAccount } from './sign-in';

export interface AccountVerb {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  readonly run: () => void;
}

/** What can be done with single accounts: those that are locked are opened, those that are open beside others are locked; one more is added. */
export function accountVerbs(): AccountVerb[] {
  const beside = openAccounts.value.length > 1 ? openAccounts.value : [];
  const locked = accounts.value.length > 1 ? lockedAccounts.value : [];
  return [
    ...locked.map(
      (account): AccountVerb => ({
        id: `unlock-${account.tag}`,
        label: t('unlockAccount', accountName(account)),
        icon: 'key',
        run: () => go({ screen: 'unlock', account: account.id }),
      }),
    ),
    ...beside.map(
      (account): AccountVerb => ({
        id: `lock-${account.tag}`,
        label: t('lockAccount', accountName(account)),
        icon: 'lock',
        run: () => lockAccount(account),
      }),
    ),
    { id: 'add-account', label: t('addAccount'), icon: 'plus', run: addAccount },
  ];
}

import { useState } from 'preact/hooks';
import type { AccountSummary } from '../../lib/session';
import { t } from '../../lib/text';
import { accountVerbs } from '../state/account-verbs';
import { accountName, accounts, openAccounts } from '../state/accounts';
import { lockNow, openSettings, syncNow } from '../state/app-verbs';
import { status } from '../state/session';
import { ctrlCap } from '../ui/key-cap';
import { MenuButton, type MenuEntry } from '../ui/Menu';
import { AccountAvatar, OwnAccountLine } from './AccountLine';
import { SignOutDialog } from './SignOutDialog';

const menuName = (): string => {
  const [first, ...others] = openAccounts.value.map(accountName);
  return others.length === 0
    ? t('accountMenu', first ?? '')
    : t('accountsMenu', [first, ...others].join(', '));
};

function Head({ account }: { account: AccountSummary }) {
  return (
    <OwnAccountLine account={account}>
      {account.readOnly && <span class="tag">{t('tagReadOnly')}</span>}
    </OwnAccountLine>
  );
}

/** The accounts, and what can be done with them as a whole. */
export function AccountMenu() {
  const [leaving, setLeaving] = useState<AccountSummary | null>(null);
  const account = status.value?.account;
  if (!account) return null;
  const isOne = accounts.value.length === 1;
  const entries: MenuEntry[] = [
    ...accountVerbs(),
    { label: t('syncNow'), icon: 'sync', line: true, run: syncNow },
    { label: t('lockNow'), icon: 'lock', cap: ctrlCap('L'), run: lockNow },
    { label: t('letIn'), icon: 'shield', run: openSettings },
    { label: t('settings'), icon: 'set', run: openSettings },
    {
      label: isOne ? t('signOut') : t('signOutOf', accountName(account)),
      icon: 'x',
      line: true,
      run: () => setLeaving(account),
    },
  ];
  return (
    <>
      <MenuButton
        name={menuName()}
        class="ib auto"
        head={openAccounts.value.map((one) => <Head key={one.id} account={one} />)}
        entries={entries}
      >
        <span class="avs">
          {openAccounts.value.map((one) => (
            <AccountAvatar key={one.id} account={one} />
          ))}
        </span>
      </MenuButton>
      {leaving && <SignOutDialog account={leaving} onCancel={() => setLeaving(null)} />}
    </>
  );
}

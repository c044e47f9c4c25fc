import { useState } from 'preact/hooks';
import { t } from '../../lib/text';
import { lockNow, openSettings, syncNow } from '../state/commands';
import { status } from '../state/session';
import { Avatar } from '../ui/Avatar';
import { ctrlCap } from '../ui/key-cap';
import { MenuButton, type MenuEntry } from '../ui/Menu';
import { AccountLine } from './AccountLine';
import { SignOutDialog } from './SignOutDialog';

/** The account, and what can be done with it as a whole. */
export function AccountMenu() {
  const [isLeaving, setLeaving] = useState(false);
  const account = status.value?.account;
  if (!account) return null;
  const entries: MenuEntry[] = [
    { label: t('syncNow'), icon: 'sync', run: syncNow },
    { label: t('lockNow'), icon: 'lock', cap: ctrlCap('L'), run: lockNow },
    { label: t('letIn'), icon: 'shield', run: openSettings },
    { label: t('settings'), icon: 'set', run: openSettings },
    { label: t('signOut'), icon: 'x', line: true, run: () => setLeaving(true) },
  ];
  return (
    <>
      <MenuButton
        name={t('accountMenu', account.email)}
        class="ib auto"
        head={
          <AccountLine email={account.email} host={account.serverHost}>
            {account.readOnly && <span class="tag">{t('tagReadOnly')}</span>}
          </AccountLine>
        }
        entries={entries}
      >
        <span class="avs">
          <Avatar name={account.email} shape="round" />
        </span>
      </MenuButton>
      {isLeaving && <SignOutDialog account={account} onCancel={() => setLeaving(false)} />}
    </>
  );
}

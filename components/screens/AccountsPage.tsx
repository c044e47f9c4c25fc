import { useState } from 'preact/hooks';
import type { AccountSummary, LiveState } from '../../lib/session';
import { errorText, formatWhen, type TextKey, t } from '../../lib/text';
import { lockNow, syncNow } from '../state/commands';
import { live } from '../state/live';
import { useServerCheck } from '../state/server-check';
import { status } from '../state/session';
import { Button } from '../ui/Button';
import { AccountLine } from './AccountLine';
import { Askers } from './Askers';
import { ServerReportLines } from './ServerReportLines';
import { OptionRow, SettingRow } from './SettingRows';
import { SignOutDialog } from './SignOutDialog';

const LIVE_TEXTS = {
  live: 'liveOn',
  connecting: 'liveConnecting',
  waiting: 'liveWaiting',
  insecure: 'liveInsecure',
  'no-access': 'liveNoAccess',
} as const satisfies Partial<Record<LiveState, TextKey>>;

function SyncRow() {
  const { sync } = status.value ?? {};
  const when = sync?.lastSynced ? formatWhen(sync.lastSynced) : t('neverSynced');
  return (
    <OptionRow title={t('lastSync')} note={sync?.error ? errorText(sync.error) : when}>
      <Button busy={sync?.state === 'running'} onClick={syncNow}>
        {t('syncNow')}
      </Button>
    </OptionRow>
  );
}

/** Whether changes made elsewhere appear at once, and if not, why. */
function LiveRow() {
  const state = live.value;
  const isQuiet = state === null || state === 'locked' || state === 'switched-off';
  if (isQuiet) return <SettingRow name="liveUpdates" />;
  return <SettingRow name="liveUpdates" note={t(LIVE_TEXTS[state])} />;
}

function ServerRow({ account }: { account: AccountSummary }) {
  const { check, askAndCheck } = useServerCheck(account.server);
  return (
    <>
      <OptionRow title={account.serverHost} note={t('serverCheckNote')}>
        <Button busy={check.state === 'checking'} onClick={askAndCheck}>
          {t('checkServer')}
        </Button>
      </OptionRow>
      <div class="opt-lines">
        <ServerReportLines check={check} />
      </div>
    </>
  );
}

function AccountSection({ account }: { account: AccountSummary }) {
  const [isLeaving, setLeaving] = useState(false);
  const isOpen = status.value?.state === 'unlocked';
  return (
    <>
      <h3 class="grp">{t('accountHead')}</h3>
      <div class="opt">
        <AccountLine email={account.email} host={account.serverHost} />
        <Button kind="danger" onClick={() => setLeaving(true)}>
          {t('signOut')}
        </Button>
      </div>
      <OptionRow title={t('accountState')} note={t(isOpen ? 'stateUnlocked' : 'stateLocked')}>
        {isOpen && <Button onClick={lockNow}>{t('lockNow')}</Button>}
      </OptionRow>
      {isOpen && <SyncRow />}
      {isOpen && <Askers email={account.email} />}
      {isOpen && <LiveRow />}
      <h3 class="grp">{t('server')}</h3>
      <ServerRow account={account} />
      {isLeaving && <SignOutDialog account={account} onCancel={() => setLeaving(false)} />}
    </>
  );
}

/** The account on this browser and the state of its server. */
export function AccountsPage() {
  const account = status.value?.account;
  if (account) return <AccountSection account={account} />;
  return <OptionRow title={t('accountNone')} note={t('accountNoneNote')} />;
}

import { useState } from 'preact/hooks';
import { ask } from '../../lib/protocol';
import {
  ACCOUNT_COLOURS,
  type AccountColour,
  type AccountStatus,
  type AccountSummary,
  type LiveState,
  type SyncStatus,
} from '../../lib/session';
import { errorText, formatWhen, type TextKey, t } from '../../lib/text';
import { accountName, accounts, lockAccount } from '../state/accounts';
import { syncNow } from '../state/app-verbs';
import { live } from '../state/live';
import { attempt } from '../state/notice';
import { useServerCheck } from '../state/server-check';
import { Button } from '../ui/Button';
import { lazy } from '../ui/lazy';
import { SelectField } from '../ui/SelectField';
import { TextField } from '../ui/TextField';
import { OwnAccountLine } from './AccountLine';
import { Askers } from './Askers';
import { ServerReportLines } from './ServerReportLines';
import { OptionRow, SettingRow } from './SettingRows';
import { SignOutDialog } from './SignOutDialog';

const OrganizationRows = lazy(async () => (await import('../strangers')).OrganizationRows);

const LIVE_TEXTS = {
  live: 'liveOn',
  connecting: 'liveConnecting',
  waiting: 'liveWaiting',
  insecure: 'liveInsecure',
  'no-access': 'liveNoAccess',
} as const satisfies Partial<Record<LiveState, TextKey>>;

function SyncRow({ sync }: { sync: SyncStatus }) {
  const when = sync.lastSynced ? formatWhen(sync.lastSynced) : t('neverSynced');
  return (
    <OptionRow title={t('lastSync')} note={sync.error ? errorText(sync.error) : when}>
      <Button busy={sync.state === 'running'} onClick={syncNow}>
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

/** What the person calls the account, and the colour that it is known by. */
function NameRow({ account }: { account: AccountSummary }) {
  const { id, title, colour, email } = account;
  const name = (change: { title?: string; colour?: AccountColour }) =>
    attempt(ask('account.name', { account: id, title, colour, ...change }));
  return (
    <OptionRow title={t('accountNameTitle')} note={t('accountNameNote')}>
      <div class="line">
        <NameField title={title} email={email} onName={(next) => name({ title: next })} />
        <SelectField
          label={t('accountColour')}
          bare
          value={colour}
          options={ACCOUNT_COLOURS.map((value) => ({ value, label: t(`colour_${value}`) }))}
          onChoose={(next) => name({ colour: next })}
        />
      </div>
    </OptionRow>
  );
}

/** Kept when the field is left or Enter is pressed, not with each letter. */
function NameField({
  title,
  email,
  onName,
}: {
  title: string;
  email: string;
  onName: (title: string) => void;
}) {
  const [typed, setTyped] = useState(title);
  const keep = () => typed.trim() !== title && onName(typed);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
      onFocusOut={keep}
    >
      <TextField
        label={t('accountNameTitle')}
        bare
        maxLength={40}
        placeholder={email}
        value={typed}
        onInput={setTyped}
      />
    </form>
  );
}

function AccountSection({ one }: { one: AccountStatus }) {
  const [isLeaving, setLeaving] = useState(false);
  const { account, state, sync } = one;
  const isOpen = state === 'unlocked';
  const isOnly = accounts.value.length === 1;
  return (
    <section aria-label={accountName(account)}>
      <h3 class="grp">{isOnly ? t('accountHead') : accountName(account)}</h3>
      <div class="opt">
        <OwnAccountLine account={account} />
        <Button kind="danger" onClick={() => setLeaving(true)}>
          {t('signOut')}
        </Button>
      </div>
      <NameRow account={account} />
      <OptionRow title={t('accountState')} note={t(isOpen ? 'stateUnlocked' : 'stateLocked')}>
        {isOpen && <Button onClick={() => lockAccount(account)}>{t('lockNow')}</Button>}
      </OptionRow>
      {isOpen && <SyncRow sync={sync} />}
      {isOpen && <Askers account={account} />}
      {isOpen && <OrganizationRows one={one} />}
      <ServerRow account={account} />
      {isLeaving && <SignOutDialog account={account} onCancel={() => setLeaving(false)} />}
    </section>
  );
}

/** The accounts on this browser and the state of their servers. */
export function AccountsPage() {
  const all = accounts.value;
  if (all.length === 0) return <OptionRow title={t('accountNone')} note={t('accountNoneNote')} />;
  return (
    <>
      {all.map((one) => (
        <AccountSection key={one.account.id} one={one} />
      ))}
      <h3 class="grp">{t('accountsTogether')}</h3>
      <LiveRow />
      <OptionRow title={t('addAccount')} note={t('addAccountNote')} />
    </>
  );
}

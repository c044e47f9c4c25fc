import { useState } from 'preact/hooks';
import { ask } from '../../lib/protocol';
import type { AccountStatus, UnlockWays } from '../../lib/session';
import { errorText, t } from '../../lib/text';
import { attempt } from '../state/notice';
import { isUnlockWindow, moveToWindow, openUnlockOptions } from '../state/unlocking';
import { Button } from '../ui/Button';
import { ENTER } from '../ui/key-cap';
import { lazy } from '../ui/lazy';
import { MarkForm } from '../ui/MarkForm';
import { PasswordField } from '../ui/PasswordField';
import { type Task, useTask } from '../ui/use-task';
import { OwnAccountLine } from './AccountLine';
import { AccountSwitch } from './AccountSwitch';
import { SignOutDialog } from './SignOutDialog';

type TypedWay = 'password' | 'pin';
type Way = TypedWay | 'key';

/** Few unlock with an authenticator each time. */
const loadUnlock = () => import('../unlock');
const KeyWait = lazy(async () => (await loadUnlock()).KeyWait);

/** The way that is chosen, as long as there is one; else the PIN before the master password. */
function wayNow(chosen: Way | null, { pinTries, keys }: UnlockWays): Way {
  if (chosen === 'key' && keys > 0) return 'key';
  return chosen === 'password' || pinTries === null ? 'password' : 'pin';
}

interface TypedFieldsProps {
  way: TypedWay;
  text: string;
  onInput: (text: string) => void;
  task: Task;
}

function TypedFields({ way, text, onInput, task }: TypedFieldsProps) {
  return (
    <>
      <PasswordField
        label={t(way === 'pin' ? 'unlockPin' : 'masterPassword')}
        tall
        autoFocus
        autoComplete={way === 'pin' ? 'off' : 'current-password'}
        value={text}
        error={task.error && errorText(task.error)}
        onInput={(value) => {
          onInput(value);
          if (task.error) task.clear();
        }}
      />
      <Button kind="go" tall wide submit cap={ENTER} busy={task.busy}>
        {task.busy ? t('unlocking') : t('unlock')}
      </Button>
    </>
  );
}

interface FootProps {
  /** The way that can be taken instead by typing; null: there is no other. */
  other: TypedWay | null;
  onOther: (way: TypedWay) => void;
  /** Nothing else is set up yet. */
  isOnly: boolean;
  onLeave: () => void;
  /** Back to the vaults that are open; none where all are locked. */
  onCancel?: (() => void) | undefined;
  onAdd?: (() => void) | undefined;
}

function Foot({ other, onOther, isOnly, onLeave, onCancel, onAdd }: FootProps) {
  return (
    <div class="line small push">
      {other && (
        <button type="button" class="link" onClick={() => onOther(other)}>
          {t(other === 'pin' ? 'usePin' : 'usePassword')}
        </button>
      )}
      {isOnly && (
        <button type="button" class="link" onClick={openUnlockOptions}>
          {t('otherUnlockWays')}
        </button>
      )}
      {onAdd && (
        <button type="button" class="link" onClick={onAdd}>
          {t('addAccount')}
        </button>
      )}
      {onCancel && (
        <button type="button" class="link" onClick={onCancel}>
          {t('backToVault')}
        </button>
      )}
      <button type="button" class="link end" onClick={onLeave}>
        {t('signOut')}
      </button>
    </div>
  );
}

/** The other way by typing: with a key both are, and the one that is offered first stands here. */
function otherWay(way: Way, { pinTries }: UnlockWays): TypedWay | null {
  if (way === 'pin') return 'password';
  if (pinTries !== null) return 'pin';
  return way === 'key' ? 'password' : null;
}

/** Unlocks, and has the password judged where organisations ask for that. */
async function unlockWithPassword(one: AccountStatus, password: string): Promise<void> {
  await ask('account.unlock', { account: one.account.id, password });
  if (one.rules.masterPassword)
    attempt(loadUnlock().then(({ judgePassword }) => judgePassword(one, password)));
}

/** What the person has chosen and typed, and what it has begun. */
function useUnlocking(one: AccountStatus) {
  const { account, ways } = one;
  const [chosen, choose] = useState<Way | null>(isUnlockWindow() ? 'key' : null);
  const [text, setText] = useState('');
  const [misses, setMisses] = useState(0);
  const task = useTask();
  const way = wayNow(chosen, ways);
  const take = (next: Way) => {
    setText('');
    task.clear();
    choose(next);
  };
  /** What is left of a wrong PIN would be in the way of the next. */
  const typeAnew = () => {
    setText('');
    setMisses((count) => count + 1);
  };
  const unlockTyped = async () => {
    if (way === 'password') return unlockWithPassword(one, text);
    return ask('unlock.withPin', { account: account.id, pin: text }).finally(typeAnew);
  };
  return {
    way,
    text,
    setText,
    task,
    take,
    /** The form is drawn anew, with the focus in its field, for each of these. */
    turn: `${way} ${misses}`,
    submit: () => way !== 'key' && text !== '' && task.run(unlockTyped),
    takeKey: () => task.run(async () => (await moveToWindow(account)) || take('key')),
  };
}

interface UnlockScreenProps {
  one: AccountStatus;
  /** Back to the vaults that are open. */
  onCancel?: () => void;
  onAdd?: () => void;
}

/** The vault is here and closed: what opens it is the master password, a PIN or an unlock key, with or without a network. */
export function UnlockScreen({ one, onCancel, onAdd }: UnlockScreenProps) {
  const [isLeaving, setLeaving] = useState(false);
  const { account, ways } = one;
  const { way, text, setText, task, take, turn, submit, takeKey } = useUnlocking(one);
  return (
    <main class="body">
      <MarkForm key={turn} onSubmit={submit}>
        <h1>{t('unlock')}</h1>
        <OwnAccountLine account={account}>
          <AccountSwitch account={account} />
        </OwnAccountLine>
        {way === 'key' ? (
          <KeyWait account={account.id} onBack={() => take(ways.pinTries === null ? 'password' : 'pin')} />
        ) : (
          <TypedFields way={way} text={text} onInput={setText} task={task} />
        )}
        {way !== 'key' && ways.keys > 0 && (
          <Button tall wide onClick={takeKey}>
            {t('useKey')}
          </Button>
        )}
        <Foot
          other={otherWay(way, ways)}
          onOther={take}
          isOnly={ways.pinTries === null && ways.keys === 0}
          onLeave={() => setLeaving(true)}
          onCancel={onCancel}
          onAdd={onAdd}
        />
      </MarkForm>
      {isLeaving && <SignOutDialog account={account} onCancel={() => setLeaving(false)} />}
    </main>
  );
}

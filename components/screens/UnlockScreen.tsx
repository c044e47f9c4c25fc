import { useState } from 'preact/hooks';
import { ask } from '../../lib/protocol';
import type { AccountSummary, UnlockWays } from '../../lib/session';
import { errorText, t } from '../../lib/text';
import { status } from '../state/session';
import { isUnlockWindow, moveToWindow, openUnlockOptions } from '../state/unlocking';
import { Button } from '../ui/Button';
import { ENTER } from '../ui/key-cap';
import { lazy } from '../ui/lazy';
import { MarkForm } from '../ui/MarkForm';
import { PasswordField } from '../ui/PasswordField';
import { type Task, useTask } from '../ui/use-task';
import { AccountLine } from './AccountLine';
import { SignOutDialog } from './SignOutDialog';

type TypedWay = 'password' | 'pin';
type Way = TypedWay | 'key';

const NONE: UnlockWays = { pinTries: null, keys: 0 };

/** Few unlock with an authenticator each time. */
const KeyWait = lazy(async () => (await import('../unlock')).KeyWait);

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
}

function Foot({ other, onOther, isOnly, onLeave }: FootProps) {
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

/** What the person has chosen and typed, and what it has begun. */
function useUnlocking(ways: UnlockWays) {
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
    if (way === 'password') return ask('account.unlock', { password: text });
    return ask('unlock.withPin', { pin: text }).finally(typeAnew);
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
    takeKey: () => task.run(async () => (await moveToWindow()) || take('key')),
  };
}

/** The vault is here and closed: what opens it is the master password, a PIN or an unlock key, with or without a network. */
export function UnlockScreen({ account }: { account: AccountSummary }) {
  const [isLeaving, setLeaving] = useState(false);
  const ways = status.value?.ways ?? NONE;
  const { way, text, setText, task, take, turn, submit, takeKey } = useUnlocking(ways);
  return (
    <main class="body">
      <MarkForm key={turn} onSubmit={submit}>
        <h1>{t('unlock')}</h1>
        <AccountLine email={account.email} host={account.serverHost} />
        {way === 'key' ? (
          <KeyWait onBack={() => take(ways.pinTries === null ? 'password' : 'pin')} />
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
        />
      </MarkForm>
      {isLeaving && <SignOutDialog account={account} onCancel={() => setLeaving(false)} />}
    </main>
  );
}

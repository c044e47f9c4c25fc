import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../../lib/protocol';
import { errorText, t } from '../../lib/text';
import { accountName } from '../state/accounts';
import { status } from '../state/session';
import { Button } from '../ui/Button';
import { ENTER } from '../ui/key-cap';
import { Mark } from '../ui/Mark';
import { PasswordField } from '../ui/PasswordField';
import { useTask } from '../ui/use-task';
import { isProvedNow } from './prove';
import type { SuggestAppProps } from './SuggestApp';

/** The vault is closed: the master password opens it without leaving the page. Only while the frame is proved to be in sight. */
export function UnlockHere({ port, sight }: SuggestAppProps) {
  const account = status.value?.account;
  const [password, setPassword] = useState('');
  const [isUnseen, setUnseen] = useState(false);
  const task = useTask();
  const form = useRef<HTMLFormElement>(null);
  useEffect(
    () =>
      port.listen(({ name }) => {
        if (name === 'enter') form.current?.querySelector('input')?.focus();
      }),
    [],
  );
  const unlock = async (event: Event) => {
    event.preventDefault();
    const isProved = await isProvedNow({ port, sight }, event);
    setUnseen(!isProved);
    if (password !== '' && isProved) task.run(() => ask('account.unlock', { password }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    port.say({ name: 'leave' });
    port.say({ name: 'close' });
  };
  return (
    <form ref={form} class="again" onSubmit={unlock} onKeyDown={onKeyDown}>
      <h1 class="unseen">{t('unlock')}</h1>
      <div class="line">
        <Mark />
        <span class="grow cut t2">
          <bdi>{account && accountName(account)}</bdi>
        </span>
      </div>
      <PasswordField
        label={t('masterPassword')}
        autoFocus
        value={password}
        error={(task.error && errorText(task.error)) ?? (isUnseen ? t('suggestUnseen') : null)}
        onInput={setPassword}
      />
      <Button kind="go" submit wide cap={ENTER} busy={task.busy}>
        {task.busy ? t('unlocking') : t('unlock')}
      </Button>
    </form>
  );
}

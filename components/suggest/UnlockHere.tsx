import { useState } from 'preact/hooks';
import { ask } from '../../lib/protocol';
import { errorText, t } from '../../lib/text';
import { status } from '../state/session';
import { Button } from '../ui/Button';
import { ENTER } from '../ui/key-cap';
import { Mark } from '../ui/Mark';
import { PasswordField } from '../ui/PasswordField';
import { useTask } from '../ui/use-task';
import type { SuggestAppProps } from './SuggestApp';

/** The vault is closed: the master password opens it without leaving the page. Only while the frame is proved to be in sight. */
export function UnlockHere({ port, sight }: SuggestAppProps) {
  const [password, setPassword] = useState('');
  const [isUnseen, setUnseen] = useState(false);
  const task = useTask();
  const unlock = (event: Event) => {
    event.preventDefault();
    setUnseen(!sight.isProved(event));
    if (password !== '' && sight.isProved(event)) task.run(() => ask('account.unlock', { password }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    port.say({ name: 'leave' });
    port.say({ name: 'close' });
  };
  return (
    <form class="again" onSubmit={unlock} onKeyDown={onKeyDown}>
      <div class="line">
        <Mark />
        <span class="grow cut t2">
          <bdi>{status.value?.account?.email}</bdi>
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

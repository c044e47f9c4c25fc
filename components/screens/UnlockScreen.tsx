import { useState } from 'preact/hooks';
import { ask } from '../../lib/protocol';
import type { AccountSummary } from '../../lib/session';
import { errorText, t } from '../../lib/text';
import { Button } from '../ui/Button';
import { ENTER } from '../ui/key-cap';
import { MarkForm } from '../ui/MarkForm';
import { PasswordField } from '../ui/PasswordField';
import { useTask } from '../ui/use-task';
import { AccountLine } from './AccountLine';
import { SignOutDialog } from './SignOutDialog';

/** The vault is here and closed: the master password opens it, with or without a network. */
export function UnlockScreen({ account }: { account: AccountSummary }) {
  const [password, setPassword] = useState('');
  const [isLeaving, setLeaving] = useState(false);
  const task = useTask();
  const unlock = () => {
    if (password !== '') task.run(() => ask('account.unlock', { password }));
  };
  return (
    <main class="body">
      <MarkForm onSubmit={unlock}>
        <h1>{t('unlock')}</h1>
        <AccountLine email={account.email} host={account.serverHost} />
        <PasswordField
          label={t('masterPassword')}
          tall
          autoFocus
          value={password}
          error={task.error && errorText(task.error)}
          onInput={(value) => {
            setPassword(value);
            if (task.error) task.clear();
          }}
        />
        <Button kind="go" tall wide submit cap={ENTER} busy={task.busy}>
          {task.busy ? t('unlocking') : t('unlock')}
        </Button>
        <div class="line small push">
          <button type="button" class="link end" onClick={() => setLeaving(true)}>
            {t('signOut')}
          </button>
        </div>
      </MarkForm>
      {isLeaving && <SignOutDialog account={account} onCancel={() => setLeaving(false)} />}
    </main>
  );
}

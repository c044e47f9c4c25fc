import { useState } from 'preact/hooks';
import type { ErrorInfo } from '../../lib/errors';
import { ask } from '../../lib/protocol';
import type { SignInState } from '../../lib/session';
import { errorText, t } from '../../lib/text';
import { cancelSignIn } from '../state/cancel-sign-in';
import { Button } from '../ui/Button';
import { ENTER } from '../ui/key-cap';
import { MarkForm } from '../ui/MarkForm';
import { PasswordField } from '../ui/PasswordField';
import { useTask } from '../ui/use-task';
import { AccountLine } from './AccountLine';

/** The server has let the person in without it; the vault opens by it, here. */
export function MasterPasswordStep({ signIn, error }: { signIn: SignInState; error: ErrorInfo | null }) {
  const [password, setPassword] = useState('');
  const [isChanged, setChanged] = useState(false);
  const task = useTask();
  const submit = () => {
    setChanged(false);
    if (password !== '') task.run(() => ask('account.answerPassword', { password }));
  };
  const wrong = task.error ?? error;
  return (
    <main class="body">
      <MarkForm onSubmit={submit}>
        <div>
          <h1>{t('openVaultTitle')}</h1>
          <p class="t2 under">{t('openVaultText')}</p>
        </div>
        <AccountLine email={signIn.email} host={signIn.serverHost} />
        <PasswordField
          label={t('masterPassword')}
          tall
          autoFocus
          value={password}
          error={wrong && !task.busy && !isChanged ? errorText(wrong) : null}
          onInput={(typed) => {
            setPassword(typed);
            setChanged(true);
          }}
        />
        <Button kind="go" tall wide submit cap={ENTER} busy={task.busy}>
          {t('unlock')}
        </Button>
        <div class="line small push">
          <button type="button" class="link end" onClick={cancelSignIn}>
            {t('cancel')}
          </button>
        </div>
      </MarkForm>
    </main>
  );
}

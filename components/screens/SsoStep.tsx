import { ask } from '../../lib/protocol';
import type { SignInState } from '../../lib/session';
import { errorText, t } from '../../lib/text';
import { cancelSignIn } from '../state/cancel-sign-in';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Mark } from '../ui/Mark';
import { Sentence } from '../ui/TextField';
import { useAutofocus } from '../ui/use-autofocus';
import { useTask } from '../ui/use-task';
import { AccountLine } from './AccountLine';

/** The organisation's own sign-in is open in a tab; what it gives comes back by itself. */
export function SsoStep({ signIn, webVault }: { signIn: SignInState; webVault: string }) {
  const task = useTask();
  const screen = useAutofocus<HTMLDivElement>();
  return (
    <main class="body">
      <div class="mid" ref={screen}>
        <Mark />
        <h1>{t('ssoTitle')}</h1>
        <AccountLine email={signIn.email} host={signIn.serverHost} />
        <p class="t2">{t('ssoText', webVault)}</p>
        <p class="t2" role="status">
          {t('ssoWaiting')}
        </p>
        <Button
          tall
          wide
          autoFocus
          busy={task.busy}
          onClick={() => task.run(() => ask('account.openSsoPage'))}
        >
          {t('ssoOpenAgain')}
        </Button>
        {task.error && <Sentence text={errorText(task.error)} />}
        <p class="note push">
          <Icon name="info" small />
          <span>{t('deviceMayClose')}</span>
        </p>
        <Button wide onClick={cancelSignIn}>
          {t('cancel')}
        </Button>
      </div>
    </main>
  );
}

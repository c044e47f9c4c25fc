import { ask } from '../../lib/protocol';
import type { SignInState } from '../../lib/session';
import { errorText, t } from '../../lib/text';
import { cancelSignIn } from '../state/cancel-sign-in';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Mark } from '../ui/Mark';
import { Phrase } from '../ui/Phrase';
import { Sentence } from '../ui/TextField';
import { useAutofocus } from '../ui/use-autofocus';
import { usePoll } from '../ui/use-poll';
import { useTask } from '../ui/use-task';
import { AccountLine } from './AccountLine';

const LOOK_EVERY_MS = 3000;

/** Another device is asked to let this one in: both show the same words. Looks for its answer as long as it is looked at. */
export function DeviceStep({ signIn, publicKey }: { signIn: SignInState; publicKey: string }) {
  const task = useTask();
  const screen = useAutofocus<HTMLDivElement>();
  usePoll(() => task.run(() => ask('account.lookAtDevice')), LOOK_EVERY_MS);
  return (
    <main class="body">
      <div class="mid" ref={screen}>
        <Mark />
        <h1>{t('deviceTitle')}</h1>
        <AccountLine email={signIn.email} host={signIn.serverHost} />
        <p class="t2">{t('deviceText')}</p>
        <Phrase publicKey={publicKey} owner={signIn.email} />
        <p class="t2 small">{t('deviceOther')}</p>
        <p class="t2" role="status">
          {t('deviceWaiting')}
        </p>
        {task.error && <Sentence text={errorText(task.error)} />}
        <p class="note push">
          <Icon name="info" small />
          <span>{t('deviceMayClose')}</span>
        </p>
        <Button tall wide autoFocus onClick={cancelSignIn}>
          {t('cancel')}
        </Button>
      </div>
    </main>
  );
}

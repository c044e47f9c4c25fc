import { useState } from 'preact/hooks';
import type { SignInState } from '../../lib/session';
import { errorText, t } from '../../lib/text';
import { cancelSignIn } from '../state/cancel-sign-in';
import { grantAndContinue } from '../state/sign-in';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { ENTER } from '../ui/key-cap';
import { Mark } from '../ui/Mark';
import { Sentence } from '../ui/TextField';
import { useAutofocus } from '../ui/use-autofocus';
import { useTask } from '../ui/use-task';

/** The browser has to allow talking to the server; the question can be asked again here. */
export function PermissionStep({ signIn, origins }: { signIn: SignInState; origins: readonly string[] }) {
  const task = useTask();
  const [isRefused, setRefused] = useState(false);
  const screen = useAutofocus<HTMLDivElement>();
  const allow = () => task.run(async () => setRefused(!(await grantAndContinue(origins))));
  return (
    <main class="body">
      <div class="mid" ref={screen}>
        <Mark />
        <div>
          <h1>{t('allowServer')}</h1>
          <p class="t2 under">{t('allowServerText', signIn.serverHost)}</p>
        </div>
        <ul class="stack small">
          {origins.map((origin) => (
            <li key={origin} class="line">
              <Icon name="globe" small class="t3" />
              <bdi class="code">{origin}</bdi>
            </li>
          ))}
        </ul>
        <Button kind="go" tall wide cap={ENTER} busy={task.busy} autoFocus onClick={allow}>
          {t('allowAndContinue')}
        </Button>
        {isRefused && <Sentence text={t('error_permission_missing', signIn.serverHost)} />}
        {task.error && <Sentence text={errorText(task.error)} />}
        <p class="note push">
          <Icon name="info" small />
          <span>{t('popupMayClose')}</span>
        </p>
        <Button wide onClick={cancelSignIn}>
          {t('cancel')}
        </Button>
      </div>
    </main>
  );
}

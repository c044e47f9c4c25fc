import type { ErrorInfo } from '../../lib/errors';
import type { SignInState } from '../../lib/session';
import { errorText, t } from '../../lib/text';
import { cancelSignIn } from '../state/cancel-sign-in';
import { beginWithSso, changeDraft, ssoTried } from '../state/sign-in';
import { Button } from '../ui/Button';
import { ENTER } from '../ui/key-cap';
import { Mark } from '../ui/Mark';
import { Sentence } from '../ui/TextField';
import { useAutofocus } from '../ui/use-autofocus';
import { useTask } from '../ui/use-task';
import { AccountLine } from './AccountLine';

/** The sign-in has ended without success: what happened, and the way back to the form, or to the organisation's own sign-in. */
export function FailedStep({ signIn, error }: { signIn: SignInState; error: ErrorInfo }) {
  const screen = useAutofocus<HTMLDivElement>();
  const task = useTask();
  const { server, email } = signIn;
  const again = () => {
    changeDraft({ server, email });
    // Where there is none the form asks for the password.
    if (error.code === 'sso-none') ssoTried.value = null;
    cancelSignIn();
  };
  const withSso = () => {
    changeDraft({ server, email });
    task.run(() => beginWithSso(error.details.organization ?? ''));
  };
  return (
    <main class="body">
      <div class="mid" ref={screen}>
        <Mark />
        <h1>{t('signInFailed')}</h1>
        <AccountLine email={email} host={signIn.serverHost} />
        <Sentence text={errorText(error)} />
        {error.code === 'sso-required' ? (
          <>
            <Button kind="go" tall wide cap={ENTER} autoFocus busy={task.busy} onClick={withSso}>
              {t('withSso')}
            </Button>
            <Button wide onClick={again}>
              {t('back')}
            </Button>
          </>
        ) : (
          <Button kind="go" tall wide cap={ENTER} autoFocus onClick={again}>
            {t('tryAgain')}
          </Button>
        )}
        {task.error && <Sentence text={errorText(task.error)} />}
      </div>
    </main>
  );
}

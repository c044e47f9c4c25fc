import { useState } from 'preact/hooks';
import type { ErrorInfo } from '../../lib/errors';
import { ask } from '../../lib/protocol';
import type { SecondFactorOption, SignInState } from '../../lib/session';
import { errorText, t } from '../../lib/text';
import { cancelSignIn } from '../state/cancel-sign-in';
import { sendEmailCode } from '../state/sign-in';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { ENTER } from '../ui/key-cap';
import { Mark } from '../ui/Mark';
import { MarkForm } from '../ui/MarkForm';
import { Sentence, TextField } from '../ui/TextField';
import { useTask } from '../ui/use-task';
import { FactorForm, type TypedOption } from './FactorForm';
import { PageFactors, type PageOption } from './PageFactors';
import { Unsupported } from './Unsupported';

const isTyped = (option: SecondFactorOption): option is TypedOption =>
  option.supported && option.page === null;

const isInPage = (option: SecondFactorOption): option is PageOption => option.page !== null;

function WaitNote() {
  return (
    <p class="note push">
      <Icon name="info" small />
      <span>{t('codeMayClose')}</span>
    </p>
  );
}

function Again({ name, run, busy }: { name: string; run: () => void; busy: boolean }) {
  return (
    <div class="line small links">
      <button type="button" class="link" onClick={run} disabled={busy}>
        {name}
      </button>
      <button type="button" class="link end" onClick={cancelSignIn}>
        {t('cancel')}
      </button>
    </div>
  );
}

interface SecondFactorStepProps {
  signIn: SignInState;
  options: readonly SecondFactorOption[];
  error: ErrorInfo | null;
}

/** The server wants a second proof. What this version cannot answer is shown, with the reason. */
export function SecondFactorStep({ signIn, options, error }: SecondFactorStepProps) {
  const typed = options.filter(isTyped);
  const inPages = options.filter(isInPage);
  const others = options.filter(({ supported }) => !supported);
  const [hasForm, setForm] = useState(typed.length > 0 || inPages.length === 0);
  return (
    <main class="body scroll">
      <div class="mid">
        <Mark />
        <div>
          <h1>{t('secondStep')}</h1>
          {others.length === options.length && (
            <p class="t2 under">{t('noFactorSupported', signIn.serverHost)}</p>
          )}
        </div>
        {hasForm && <FactorForm signIn={signIn} options={typed} error={error} />}
        {inPages.length > 0 && (
          <PageFactors options={inPages} isFirst={typed.length === 0} canRemember={signIn.canRemember} />
        )}
        {!hasForm && error && <Sentence text={errorText(error)} />}
        {!hasForm && <Again name={t('useRecovery')} busy={false} run={() => setForm(true)} />}
        {others.length > 0 && <Unsupported options={others} />}
        <WaitNote />
      </div>
    </main>
  );
}

/** The server has sent a code to the address, because it does not know this browser. */
export function NewDeviceStep({ signIn, error }: { signIn: SignInState; error: ErrorInfo | null }) {
  const [code, setCode] = useState('');
  const task = useTask();
  const submit = () => {
    if (code.trim() !== '') task.run(() => ask('account.answerNewDevice', { code: code.trim() }));
  };
  const wrong = task.error ?? error;
  return (
    <main class="body">
      <MarkForm onSubmit={submit}>
        <div>
          <h1>{t('newDevice')}</h1>
          <p class="t2 under">{t('newDeviceText', signIn.email)}</p>
        </div>
        <TextField
          label={t('newDeviceCode')}
          tall
          autoFocus
          autoComplete="one-time-code"
          value={code}
          error={wrong && !task.busy ? errorText(wrong) : null}
          onInput={setCode}
        />
        <Button kind="go" tall wide submit cap={ENTER} busy={task.busy}>
          {t('continue')}
        </Button>
        <Again name={t('sendCodeAgain')} busy={task.busy} run={() => task.run(sendEmailCode)} />
        <WaitNote />
      </MarkForm>
    </main>
  );
}

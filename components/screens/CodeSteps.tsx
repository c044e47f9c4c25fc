import { useState } from 'preact/hooks';
import type { ErrorInfo } from '../../lib/errors';
import { ask } from '../../lib/protocol';
import type { SecondFactorOption, SignInState } from '../../lib/session';
import { errorText, t } from '../../lib/text';
import { cancelSignIn } from '../state/cancel-sign-in';
import { showToast } from '../state/notice';
import { Button } from '../ui/Button';
import { Check, Segmented } from '../ui/Choice';
import { CodeInput } from '../ui/CodeInput';
import { Icon } from '../ui/Icon';
import { ENTER } from '../ui/key-cap';
import { Mark } from '../ui/Mark';
import { MarkForm } from '../ui/MarkForm';
import { Sentence, TextField } from '../ui/TextField';
import { useAutofocus } from '../ui/use-autofocus';
import { type Task, useTask } from '../ui/use-task';
import { factorLabel, Unsupported } from './Unsupported';

type Answerable = 'authenticator' | 'email';
const DIGITS = 6;

const isAnswerable = (option: SecondFactorOption): option is SecondFactorOption & { factor: Answerable } =>
  option.supported && (option.factor === 'authenticator' || option.factor === 'email');

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

const sendEmailCode = async (): Promise<void> => {
  await ask('account.sendEmailCode');
  showToast(t('toastCodeSent'), 'mail');
};

function CodeLinks({ factor, task }: { factor: Answerable; task: Task }) {
  if (factor === 'email') {
    return <Again name={t('sendCodeAgain')} busy={task.busy} run={() => task.run(sendEmailCode)} />;
  }
  return (
    <button type="button" class="link small end" onClick={cancelSignIn}>
      {t('cancel')}
    </button>
  );
}

interface FactorFormProps {
  signIn: SignInState;
  options: readonly (SecondFactorOption & { factor: Answerable })[];
  error: ErrorInfo | null;
}

function FactorForm({ signIn, options, error }: FactorFormProps) {
  const [factor, setFactor] = useState<Answerable>(options[0]?.factor ?? 'authenticator');
  const [code, setCode] = useState('');
  const [remember, setRemember] = useState(false);
  const task = useTask();
  const answer = (whole: string) =>
    task.run(async () => {
      await ask('account.answerSecondFactor', { factor, code: whole, remember });
      setCode('');
    });
  const hint = options.find((option) => option.factor === factor)?.hint ?? signIn.email;
  const wrong = task.error ?? error;
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.length === DIGITS) answer(code);
      }}
    >
      <p class="t2 intro">{factor === 'email' ? t('codeByEmail', hint) : t('codeByApp', signIn.email)}</p>
      {options.length > 1 && (
        <Segmented
          label={t('secondStep')}
          value={factor}
          options={options.map((option) => ({ value: option.factor, label: factorLabel(option.factor) }))}
          onChoose={setFactor}
        />
      )}
      <CodeInput
        label={t('sixDigitCode')}
        value={code}
        length={DIGITS}
        onInput={setCode}
        onComplete={answer}
      />
      {wrong && !task.busy && <Sentence text={errorText(wrong)} />}
      <Check checked={remember} onChange={setRemember}>
        {t('rememberBrowser')}
      </Check>
      <Button
        kind="go"
        tall
        wide
        submit
        cap={ENTER}
        busy={task.busy}
        disabled={code.length < DIGITS && !task.busy}
      >
        {t('continue')}
      </Button>
      <CodeLinks factor={factor} task={task} />
    </form>
  );
}

interface SecondFactorStepProps {
  signIn: SignInState;
  options: readonly SecondFactorOption[];
  error: ErrorInfo | null;
}

/** The server wants a second proof. What this version cannot answer is shown, with the reason. */
export function SecondFactorStep({ signIn, options, error }: SecondFactorStepProps) {
  const answerable = options.filter(isAnswerable);
  const others = options.filter((option) => !isAnswerable(option));
  const screen = useAutofocus<HTMLDivElement>();
  return (
    <main class="body scroll">
      <div class="mid" ref={screen}>
        <Mark />
        <div>
          <h1>{t('secondStep')}</h1>
          {answerable.length === 0 && <p class="t2 under">{t('noFactorSupported', signIn.serverHost)}</p>}
        </div>
        {answerable.length > 0 && <FactorForm signIn={signIn} options={answerable} error={error} />}
        {others.length > 0 && <Unsupported options={others} />}
        {answerable.length > 0 ? <WaitNote /> : <Button onClick={cancelSignIn}>{t('cancel')}</Button>}
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

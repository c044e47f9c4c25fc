import { useState } from 'preact/hooks';
import type { ErrorInfo } from '../../lib/errors';
import { ask } from '../../lib/protocol';
import type { SecondFactorOption, SignInState, TypedFactor } from '../../lib/session';
import { errorText, t } from '../../lib/text';
import { cancelSignIn } from '../state/cancel-sign-in';
import { sendEmailCode } from '../state/sign-in';
import { Button } from '../ui/Button';
import { Check, Segmented } from '../ui/Choice';
import { CodeInput } from '../ui/CodeInput';
import { ENTER } from '../ui/key-cap';
import { Sentence, TextField } from '../ui/TextField';
import { useAutofocus } from '../ui/use-autofocus';
import { type Task, useTask } from '../ui/use-task';
import { factorLabel } from './Unsupported';

/** A way that the server offers and a person can answer here. */
export type TypedOption = SecondFactorOption & { readonly factor: TypedFactor };

const DIGITS = 6;
/** What a key types is as long as this (Yubico, "OTPs explained": 12 letters of its id, 32 of the code). */
const KEY_LETTERS = 44;

const isMadeOfDigits = (factor: TypedFactor): boolean => factor === 'authenticator' || factor === 'email';

function isWhole(factor: TypedFactor, code: string): boolean {
  const { length } = code.replaceAll(/\s/g, '');
  if (isMadeOfDigits(factor)) return length === DIGITS;
  return factor === 'yubikey' ? length >= KEY_LETTERS : length > 0;
}

function introOf(factor: TypedFactor, { email }: SignInState, hint: string | null): string {
  if (factor === 'email') return t('codeByEmail', hint ?? email);
  if (factor === 'yubikey') return t('codeByKey');
  return factor === 'recovery' ? t('codeByRecovery') : t('codeByApp', email);
}

interface FactorFieldProps {
  factor: TypedFactor;
  code: string;
  onInput: (code: string) => void;
  onComplete: (code: string) => void;
}

function FactorField({ factor, code, onInput, onComplete }: FactorFieldProps) {
  if (isMadeOfDigits(factor)) {
    return (
      <CodeInput
        label={t('sixDigitCode')}
        value={code}
        length={DIGITS}
        onInput={onInput}
        onComplete={onComplete}
      />
    );
  }
  // Another box for another factor: the focus goes into it.
  return (
    <TextField
      key={factor}
      label={t(factor === 'yubikey' ? 'codeOfKey' : 'factorRecovery')}
      tall
      autoFocus
      value={code}
      onInput={onInput}
    />
  );
}

interface LinksProps {
  factor: TypedFactor;
  hasOthers: boolean;
  task: Task;
  onRecovery: (isWanted: boolean) => void;
}

function Links({ factor, hasOthers, task, onRecovery }: LinksProps) {
  const isRecovery = factor === 'recovery';
  return (
    <div class="line small links">
      {factor === 'email' && (
        <button type="button" class="link" disabled={task.busy} onClick={() => task.run(sendEmailCode)}>
          {t('sendCodeAgain')}
        </button>
      )}
      {(!isRecovery || hasOthers) && (
        <button type="button" class="link" onClick={() => onRecovery(!isRecovery)}>
          {t(isRecovery ? 'otherWays' : 'useRecovery')}
        </button>
      )}
      <button type="button" class="link end" onClick={cancelSignIn}>
        {t('cancel')}
      </button>
    </div>
  );
}

interface Answering {
  readonly factor: TypedFactor;
  readonly code: string;
  readonly isWhole: boolean;
  readonly remember: boolean;
  readonly task: Task;
  choose(factor: TypedFactor): void;
  type(code: string): void;
  keep(remember: boolean): void;
  send(code: string): void;
}

function useAnswer(first: TypedFactor): Answering {
  const [factor, setFactor] = useState<TypedFactor>(first);
  const [code, type] = useState('');
  const [remember, keep] = useState(false);
  const task = useTask();
  return {
    factor,
    code,
    isWhole: isWhole(factor, code),
    remember,
    task,
    choose: (next) => {
      setFactor(next);
      type('');
    },
    type,
    keep,
    send: (whole) =>
      task.run(async () => {
        await ask('account.answerSecondFactor', { factor, code: whole, remember });
        type('');
      }),
  };
}

interface FactorFormProps {
  signIn: SignInState;
  options: readonly TypedOption[];
  error: ErrorInfo | null;
}

function FactorBox({ signIn, options, error, answer }: FactorFormProps & { answer: Answering }) {
  const { factor, code, task } = answer;
  const { hint = null } = options.find((option) => option.factor === factor) ?? {};
  const wrong = task.error ?? error;
  return (
    <>
      <p class="t2 intro">{introOf(factor, signIn, hint)}</p>
      {options.length > 1 && factor !== 'recovery' && (
        <Segmented
          label={t('secondStep')}
          value={factor}
          options={options.map((option) => ({ value: option.factor, label: factorLabel(option.factor) }))}
          onChoose={answer.choose}
        />
      )}
      <FactorField factor={factor} code={code} onInput={answer.type} onComplete={answer.send} />
      {wrong && !task.busy && <Sentence text={errorText(wrong)} />}
      {factor !== 'recovery' && signIn.canRemember && (
        <Check checked={answer.remember} onChange={answer.keep}>
          {t('rememberBrowser')}
        </Check>
      )}
    </>
  );
}

/** Takes a code of one of the ways that the server offers, or a recovery code, which it never offers and always takes. */
export function FactorForm(props: FactorFormProps) {
  const first = props.options[0]?.factor ?? 'recovery';
  const answer = useAnswer(first);
  const { factor, code, task } = answer;
  const form = useAutofocus<HTMLFormElement>(factor === 'recovery');
  return (
    <form
      class="stack"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        if (answer.isWhole) answer.send(code);
      }}
    >
      <FactorBox {...props} answer={answer} />
      <Button
        kind="go"
        tall
        wide
        submit
        cap={ENTER}
        busy={task.busy}
        disabled={!answer.isWhole && !task.busy}
      >
        {t('continue')}
      </Button>
      <Links
        factor={factor}
        hasOthers={props.options.length > 0}
        task={task}
        onRecovery={(isWanted) => answer.choose(isWanted ? 'recovery' : first)}
      />
    </form>
  );
}

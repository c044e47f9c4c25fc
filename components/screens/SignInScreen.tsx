import { useState } from 'preact/hooks';
import { errorText, t } from '../../lib/text';
import { choiceHost } from '../state/server-choice';
import { beginSignIn, beginWithDevice, changeDraft, draft } from '../state/sign-in';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { ENTER } from '../ui/key-cap';
import { MarkForm } from '../ui/MarkForm';
import { PasswordField } from '../ui/PasswordField';
import { Sentence, TextField } from '../ui/TextField';
import { useTask } from '../ui/use-task';
import { ServerScreen } from './ServerScreen';

const looksLikeEmail = (text: string): boolean => /^\S+@\S+$/.test(text.trim());

/** What keeps a sign-in from being tried, as text; null when nothing does. */
function missing(email: string, password: string): { email: string | null; password: string | null } {
  return {
    email: looksLikeEmail(email) ? null : t('emailMissing'),
    password: password === '' ? t('passwordMissing') : null,
  };
}

function ServerChip({ onOpen }: { onOpen: () => void }) {
  return (
    <button
      type="button"
      class="chip out"
      onClick={onOpen}
      aria-label={t('serverChip', choiceHost(draft.value.server))}
    >
      <Icon name="server" small />
      {choiceHost(draft.value.server)}
      <Icon name="down" small />
    </button>
  );
}

function SignInForm({ onServer, onCancel }: { onServer: () => void; onCancel?: (() => void) | undefined }) {
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const task = useTask();
  const { email } = draft.value;
  const lacks = missing(email, password);
  const withDevice = () => {
    setTried(true);
    if (lacks.email === null) task.run(beginWithDevice);
  };
  const submit = () => {
    setTried(true);
    if (lacks.email === null && lacks.password === null) task.run(() => beginSignIn(password));
  };
  return (
    <MarkForm onSubmit={submit}>
      <div>
        <h1>{t('signIn')}</h1>
        <p class="t2 under">{t('signInIntro')}</p>
      </div>
      <ServerChip onOpen={onServer} />
      <div class="stack">
        <TextField
          label={t('email')}
          type="email"
          autoComplete="username"
          tall
          autoFocus={email === ''}
          value={email}
          error={isTried ? lacks.email : null}
          onInput={(value) => changeDraft({ email: value })}
        />
        <PasswordField
          label={t('masterPassword')}
          tall
          autoFocus={email !== ''}
          value={password}
          error={isTried ? lacks.password : null}
          onInput={setPassword}
        />
      </div>
      <Button kind="go" tall wide submit cap={ENTER} busy={task.busy}>
        {t('signIn')}
      </Button>
      {task.error && <Sentence text={errorText(task.error)} />}
      <p class="small">
        <button type="button" class="link" onClick={withDevice}>
          {t('withDevice')}
        </button>
      </p>
      {onCancel && (
        <p class="small push">
          <button type="button" class="link" onClick={onCancel}>
            {t('backToVault')}
          </button>
        </p>
      )}
    </MarkForm>
  );
}

/** Server, e-mail address, master password. `onCancel` leads back to a vault that is open without a server. */
export function SignInScreen({ onCancel }: { onCancel?: () => void }) {
  const [isChoosing, setChoosing] = useState(false);
  if (isChoosing) return <ServerScreen onDone={() => setChoosing(false)} />;
  return (
    <main class="body">
      <SignInForm onServer={() => setChoosing(true)} onCancel={onCancel} />
    </main>
  );
}

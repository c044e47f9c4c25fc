import { useEffect, useState } from 'preact/hooks';
import { errorText, t } from '../../lib/text';
import { readRegistering } from '../state/registering';
import {
  type ApiKeyDraft,
  beginSignIn,
  beginWithDevice,
  changeDraft,
  draft,
  looksLikeEmail,
} from '../state/sign-in';
import { Button } from '../ui/Button';
import { ENTER } from '../ui/key-cap';
import { lazy } from '../ui/lazy';
import { MarkForm } from '../ui/MarkForm';
import { PasswordField } from '../ui/PasswordField';
import { Sentence, TextField } from '../ui/TextField';
import { type Task, useTask } from '../ui/use-task';
import { ApiKeyFields, EMPTY_API_KEY, isWholeKey } from './ApiKeyFields';
import { ServerChip } from './ServerChip';
import { ServerScreen } from './ServerScreen';

/** What keeps a sign-in from being tried, as text; null when nothing does. */
function missing(email: string, password: string): { email: string | null; password: string | null } {
  return {
    email: looksLikeEmail(email) ? null : t('emailMissing'),
    password: password === '' ? t('passwordMissing') : null,
  };
}

interface SignInDeed {
  readonly password: string;
  readonly apiKey: ApiKeyDraft | null;
  readonly isTried: boolean;
  readonly task: Task;
  setPassword(password: string): void;
  setApiKey(apiKey: ApiKeyDraft): void;
  /** Asks for an API key, or does so no more. */
  useApiKey(isWanted: boolean): void;
  withPassword(): void;
  withDevice(): void;
}

/** What has been typed that is not kept, and what can be done with it. */
function useSignIn(): SignInDeed {
  const [password, setPassword] = useState('');
  const [apiKey, setApiKey] = useState<ApiKeyDraft | null>(null);
  const [isTried, setTried] = useState(false);
  const task = useTask();
  const { email } = draft.value;
  const lacks = missing(email, password);
  const attempt = (isReady: boolean, begin: () => Promise<void>) => {
    setTried(true);
    if (isReady) task.run(begin);
  };
  const isKeyReady = apiKey === null || isWholeKey(apiKey);
  return {
    password,
    apiKey,
    isTried,
    task,
    setPassword,
    setApiKey,
    useApiKey: (isWanted) => {
      setTried(false);
      setApiKey(isWanted ? EMPTY_API_KEY : null);
    },
    withPassword: () =>
      attempt(lacks.email === null && lacks.password === null && isKeyReady, () =>
        beginSignIn(password, apiKey),
      ),
    withDevice: () => attempt(lacks.email === null, beginWithDevice),
  };
}

/** The other ways in, below the button. */
function OtherWays({ deed }: { deed: SignInDeed }) {
  const { apiKey } = deed;
  return (
    <div class="stack tight small">
      <button type="button" class="link start" onClick={() => deed.useApiKey(apiKey === null)}>
        {t(apiKey === null ? 'withApiKey' : 'withoutApiKey')}
      </button>
      {apiKey === null && (
        <button type="button" class="link start" onClick={deed.withDevice}>
          {t('withDevice')}
        </button>
      )}
    </div>
  );
}

function Fields({ deed }: { deed: SignInDeed }) {
  const { password, apiKey, isTried } = deed;
  const { email } = draft.value;
  const lacks = missing(email, password);
  return (
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
        onInput={deed.setPassword}
      />
      {apiKey && <ApiKeyFields value={apiKey} isTried={isTried} onChange={deed.setApiKey} />}
    </div>
  );
}

interface SignInFormProps {
  onServer: () => void;
  onRegister: () => void;
  onCancel?: (() => void) | undefined;
}

function SignInForm({ onServer, onRegister, onCancel }: SignInFormProps) {
  const deed = useSignIn();
  const { task } = deed;
  return (
    <MarkForm onSubmit={deed.withPassword}>
      <div>
        <h1>{t('signIn')}</h1>
        <p class="t2 under">{t('signInIntro')}</p>
      </div>
      <ServerChip onOpen={onServer} />
      <Fields deed={deed} />
      <Button kind="go" tall wide submit cap={ENTER} busy={task.busy}>
        {t('signIn')}
      </Button>
      {task.error && <Sentence text={errorText(task.error)} />}
      <OtherWays deed={deed} />
      <p class="small push line">
        <span>
          {t('newHere')}{' '}
          <button type="button" class="link" onClick={onRegister}>
            {t('makeAccount')}
          </button>
        </span>
        {onCancel && (
          <button type="button" class="link end" onClick={onCancel}>
            {t('backToVault')}
          </button>
        )}
      </p>
    </MarkForm>
  );
}

/** Few make an account, and once. */
const RegisterScreen = lazy(async () => (await import('../register')).RegisterScreen);

type Asked = 'form' | 'server' | 'register';

/** Server, e-mail address, master password. `onCancel` leads back to a vault that is open without a server. */
export function SignInScreen({ onCancel }: { onCancel?: () => void }) {
  const [asked, ask] = useState<Asked>('form');
  const back = () => ask('form');
  useEffect(() => {
    // One that was begun before the popup was closed goes on.
    void readRegistering().then((begun) => begun && ask('register'));
  }, []);
  if (asked === 'server') return <ServerScreen onDone={back} />;
  if (asked === 'register') return <RegisterScreen onBack={back} />;
  return (
    <main class="body scroll">
      <SignInForm onServer={() => ask('server')} onRegister={() => ask('register')} onCancel={onCancel} />
    </main>
  );
}

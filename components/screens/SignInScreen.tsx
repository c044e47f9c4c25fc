import { useState } from 'preact/hooks';
import { errorText, t } from '../../lib/text';
import { choiceHost } from '../state/server-choice';
import { type ApiKeyDraft, beginSignIn, beginWithDevice, changeDraft, draft } from '../state/sign-in';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { ENTER } from '../ui/key-cap';
import { MarkForm } from '../ui/MarkForm';
import { PasswordField } from '../ui/PasswordField';
import { Sentence, TextField } from '../ui/TextField';
import { type Task, useTask } from '../ui/use-task';
import { ApiKeyFields, EMPTY_API_KEY, isWholeKey } from './ApiKeyFields';
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

function SignInForm({ onServer, onCancel }: { onServer: () => void; onCancel?: (() => void) | undefined }) {
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
    <main class="body scroll">
      <SignInForm onServer={() => setChoosing(true)} onCancel={onCancel} />
    </main>
  );
}

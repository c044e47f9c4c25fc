import { useEffect, useState } from 'preact/hooks';
import { errorText, t } from '../../lib/text';
import { readRegistering } from '../state/registering';
import { changeDraft, draft } from '../state/sign-in';
import { Button } from '../ui/Button';
import { ENTER } from '../ui/key-cap';
import { lazy } from '../ui/lazy';
import { MarkForm } from '../ui/MarkForm';
import { PasswordField } from '../ui/PasswordField';
import { Sentence, TextField } from '../ui/TextField';
import { useAutofocus } from '../ui/use-autofocus';
import { ApiKeyFields } from './ApiKeyFields';
import { ServerChip } from './ServerChip';
import { ServerScreen } from './ServerScreen';
import { missing, type SignInDeed, useSignIn } from './use-sign-in';

/** The other ways in, below the button. */
function OtherWays({ deed }: { deed: SignInDeed }) {
  const { apiKey, sso } = deed;
  return (
    <div class="stack tight small">
      {sso === null && (
        <button type="button" class="link start" onClick={() => deed.useApiKey(apiKey === null)}>
          {t(apiKey === null ? 'withApiKey' : 'withoutApiKey')}
        </button>
      )}
      {apiKey === null && sso === null && (
        <button type="button" class="link start" onClick={deed.withDevice}>
          {t('withDevice')}
        </button>
      )}
      {apiKey === null && (
        <button type="button" class="link start" onClick={() => deed.setSso(sso === null ? '' : null)}>
          {t(sso === null ? 'withSso' : 'withoutSso')}
        </button>
      )}
    </div>
  );
}

interface SsoFieldProps {
  value: string;
  hasEmail: boolean;
  onInput: (organization: string) => void;
}

/** Most people's organisation is known by their address. */
function SsoField({ value, hasEmail, onInput }: SsoFieldProps) {
  const field = useAutofocus<HTMLDivElement>();
  return (
    <div class="stack tight" ref={field}>
      <TextField label={t('ssoOrganization')} tall autoFocus={hasEmail} value={value} onInput={onInput} />
      <p class="small t2">{t('ssoOrganizationNote')}</p>
    </div>
  );
}

function Fields({ deed }: { deed: SignInDeed }) {
  const { password, apiKey, sso, isTried } = deed;
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
      {sso === null ? (
        <PasswordField
          label={t('masterPassword')}
          tall
          autoFocus={email !== ''}
          value={password}
          error={isTried ? lacks.password : null}
          onInput={deed.setPassword}
        />
      ) : (
        <SsoField value={sso} hasEmail={email !== ''} onInput={deed.setSso} />
      )}
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
  const { task, sso } = deed;
  return (
    <MarkForm onSubmit={deed.submit}>
      <div>
        <h1>{t('signIn')}</h1>
        <p class="t2 under">{t(sso === null ? 'signInIntro' : 'ssoIntro')}</p>
      </div>
      <ServerChip onOpen={onServer} />
      <Fields deed={deed} />
      <Button kind="go" tall wide submit cap={ENTER} busy={task.busy}>
        {t(sso === null ? 'signIn' : 'ssoGo')}
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

import { useState } from 'preact/hooks';
import { t } from '../../lib/text';
import {
  type ApiKeyDraft,
  beginSignIn,
  beginWithDevice,
  beginWithSso,
  draft,
  looksLikeEmail,
  ssoTried,
} from '../state/sign-in';
import { type Task, useTask } from '../ui/use-task';
import { EMPTY_API_KEY, isWholeKey } from './ApiKeyFields';

/** What keeps a sign-in from being tried, as text; null when nothing does. */
export function missing(email: string, password: string): { email: string | null; password: string | null } {
  return {
    email: looksLikeEmail(email) ? null : t('emailMissing'),
    password: password === '' ? t('passwordMissing') : null,
  };
}

export interface SignInDeed {
  readonly password: string;
  readonly apiKey: ApiKeyDraft | null;
  /** The organisation's name for single sign-on; null: the person does not come in by that. */
  readonly sso: string | null;
  readonly isTried: boolean;
  readonly task: Task;
  setPassword(password: string): void;
  setApiKey(apiKey: ApiKeyDraft): void;
  /** Asks for an API key, or does so no more. */
  useApiKey(isWanted: boolean): void;
  setSso(organization: string | null): void;
  submit(): void;
  withDevice(): void;
}

/** What has been typed that is not kept, and what can be done with it. */
export function useSignIn(): SignInDeed {
  const [password, setPassword] = useState('');
  const [apiKey, setApiKey] = useState<ApiKeyDraft | null>(null);
  const [sso, setSso] = useState<string | null>(ssoTried.peek());
  const [isTried, setTried] = useState(false);
  const task = useTask();
  const { email } = draft.value;
  const lacks = missing(email, password);
  const attempt = (isReady: boolean, begin: () => Promise<void>) => {
    setTried(true);
    if (isReady) task.run(begin);
  };
  const isKeyReady = apiKey === null || isWholeKey(apiKey);
  const withPassword = () =>
    attempt(lacks.email === null && lacks.password === null && isKeyReady, () =>
      beginSignIn(password, apiKey),
    );
  return {
    password,
    apiKey,
    sso,
    isTried,
    task,
    setPassword,
    setApiKey,
    useApiKey: (isWanted) => {
      setTried(false);
      setApiKey(isWanted ? EMPTY_API_KEY : null);
    },
    setSso: (organization) => {
      if ((organization === null) !== (sso === null)) setTried(false);
      setSso(organization);
    },
    submit: () => (sso === null ? withPassword() : attempt(lacks.email === null, () => beginWithSso(sso))),
    withDevice: () => attempt(lacks.email === null, beginWithDevice),
  };
}

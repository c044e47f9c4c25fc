import { t } from '../../lib/text';
import type { ApiKeyDraft } from '../state/sign-in';
import { PasswordField } from '../ui/PasswordField';
import { TextField } from '../ui/TextField';
import { useAutofocus } from '../ui/use-autofocus';

/** What stands in the web vault: an account's own key, not that of an organisation. */
const CLIENT_ID = /^user\.[0-9a-f-]{36}$/i;

export const EMPTY_API_KEY: ApiKeyDraft = { clientId: '', clientSecret: '' };

/** What keeps a key from being tried, as text by its part; null where nothing does. */
export const missingOfKey = ({ clientId, clientSecret }: ApiKeyDraft) => ({
  clientId: CLIENT_ID.test(clientId) ? null : t('apiKeyIdMissing'),
  clientSecret: clientSecret === '' ? t('apiKeySecretMissing') : null,
});

export const isWholeKey = (apiKey: ApiKeyDraft): boolean =>
  Object.values(missingOfKey(apiKey)).every((lack) => lack === null);

interface ApiKeyFieldsProps {
  value: ApiKeyDraft;
  isTried: boolean;
  onChange: (value: ApiKeyDraft) => void;
}

/** The two parts of an account's API key. */
export function ApiKeyFields({ value, isTried, onChange }: ApiKeyFieldsProps) {
  const lacks = missingOfKey(value);
  const fields = useAutofocus<HTMLDivElement>();
  return (
    <div class="stack" ref={fields}>
      <p class="t2 small">{t('apiKeyIntro')}</p>
      <TextField
        label={t('apiKeyId')}
        tall
        autoFocus
        autoComplete="off"
        value={value.clientId}
        error={isTried ? lacks.clientId : null}
        onInput={(clientId) => onChange({ ...value, clientId: clientId.trim() })}
      />
      <PasswordField
        label={t('apiKeySecret')}
        tall
        autoComplete="off"
        value={value.clientSecret}
        error={isTried ? lacks.clientSecret : null}
        onInput={(clientSecret) => onChange({ ...value, clientSecret: clientSecret.trim() })}
      />
    </div>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { errorText, t } from '../../lib/text';
import { type Reprompt, reprompt } from '../state/reprompt';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { PasswordField } from '../ui/PasswordField';

function Asking({ request }: { request: Reprompt }) {
  const [password, setPassword] = useState('');
  useEffect(() => () => setPassword(''), []);
  return (
    <Dialog
      title={t('repromptTitle')}
      onCancel={request.cancel}
      onSubmit={() => password !== '' && !request.busy && request.submit(password)}
      actions={
        <>
          <Button kind="go" submit busy={request.busy}>
            {t('continue')}
          </Button>
          <Button onClick={request.cancel}>{t('cancel')}</Button>
        </>
      }
    >
      <p class="t2">{request.text}</p>
      <PasswordField
        label={t('masterPassword')}
        autoFocus
        value={password}
        error={request.error && errorText(request.error)}
        onInput={setPassword}
      />
    </Dialog>
  );
}

/** Shows the question for the master password while an act waits for it. */
export function RepromptDialog() {
  return reprompt.value && <Asking request={reprompt.value} />;
}

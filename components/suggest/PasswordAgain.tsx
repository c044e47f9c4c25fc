import { useState } from 'preact/hooks';
import { t } from '../../lib/text';
import { Button } from '../ui/Button';
import { PasswordField } from '../ui/PasswordField';

interface PasswordAgainProps {
  readonly onAnswer: (password: string) => void;
  readonly onCancel: () => void;
}

/** The item is guarded: the master password is asked for once more, here. */
export function PasswordAgain({ onAnswer, onCancel }: PasswordAgainProps) {
  const [password, setPassword] = useState('');
  return (
    <form
      class="again"
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') onAnswer(password);
      }}
    >
      <p>{t('suggestGuarded')}</p>
      <PasswordField label={t('masterPassword')} autoFocus value={password} onInput={setPassword} />
      <div class="line">
        <Button kind="go" submit>
          {t('fill')}
        </Button>
        <Button kind="bare" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}

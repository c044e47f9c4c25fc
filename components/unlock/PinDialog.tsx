import { useState } from 'preact/hooks';
import { CodedError, type ErrorInfo } from '../../lib/errors';
import { ask } from '../../lib/protocol';
import { errorText, t } from '../../lib/text';
import { showToast } from '../state/notice';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { PasswordField } from '../ui/PasswordField';
import { Sentence } from '../ui/TextField';
import { useTask } from '../ui/use-task';

/** As the background has it: it refuses what is shorter. */
const LENGTH = 6;

const forPassword = (error: ErrorInfo | null): boolean => error?.code === 'reprompt-wrong';

/** Sets a PIN, or another one. */
export function PinDialog({ account, onClose }: { account: string; onClose: () => void }) {
  const [pin, setPin] = useState('');
  const [password, setPassword] = useState('');
  const task = useTask();
  const save = () =>
    task.run(async () => {
      if ([...pin].length < LENGTH) throw new CodedError('pin-short');
      await ask('unlock.setPin', { account, pin, password });
      showToast(t('pinIsSet'));
      onClose();
    });
  const { error } = task;
  const isShort = error?.code === 'pin-short';
  const change = (set: (text: string) => void) => (text: string) => {
    set(text);
    if (error) task.clear();
  };
  return (
    <Dialog
      title={t('pinTitle')}
      onCancel={onClose}
      onSubmit={save}
      actions={
        <>
          <Button kind="go" submit busy={task.busy}>
            {t('pinSave')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      <p class="t2">{t('pinText')}</p>
      <PasswordField
        label={t('pinNew')}
        autoFocus
        autoComplete="off"
        value={pin}
        error={isShort ? errorText(error) : null}
        onInput={change(setPin)}
      />
      <PasswordField
        label={t('masterPassword')}
        value={password}
        error={error && forPassword(error) ? errorText(error) : null}
        onInput={change(setPassword)}
      />
      {error && !isShort && !forPassword(error) && <Sentence text={errorText(error)} />}
    </Dialog>
  );
}

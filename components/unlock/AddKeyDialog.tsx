import { useEffect, useRef, useState } from 'preact/hooks';
import type { AccountSummary, UnlockKeySummary } from '../../lib/session';
import { errorText, t } from '../../lib/text';
import { showToast } from '../state/notice';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { PasswordField } from '../ui/PasswordField';
import { Sentence, TextField } from '../ui/TextField';
import { useTask } from '../ui/use-task';
import { addKey } from './add-key';

interface AddKeyDialogProps {
  account: AccountSummary;
  keys: readonly UnlockKeySummary[];
  onClose: () => void;
}

/** A name that no other key has. */
function freeName(keys: readonly UnlockKeySummary[]): string {
  const taken = new Set(keys.map(({ name }) => name));
  let number = 1;
  while (taken.has(t('keyNameDefault', number))) number += 1;
  return t('keyNameDefault', number);
}

/** Adds an unlock key: its name, the master password once more, then the browser's own prompt, twice. */
export function AddKeyDialog({ account, keys, onClose }: AddKeyDialogProps) {
  const [name, setName] = useState(() => freeName(keys));
  const [password, setPassword] = useState('');
  const task = useTask();
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);
  const add = () =>
    task.run(async () => {
      asking.current = new AbortController();
      const shown = name.trim() || freeName(keys);
      await addKey(account, shown, password, asking.current.signal);
      showToast(t('keyIsAdded', shown));
      onClose();
    });
  const { error } = task;
  const isWrong = error?.code === 'reprompt-wrong';
  return (
    <Dialog
      title={t('keyAddTitle')}
      onCancel={onClose}
      onSubmit={() => password !== '' && add()}
      actions={
        <>
          <Button kind="go" submit busy={task.busy}>
            {t('keyAddGo')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      <p class="t2">{t('keyAddText')}</p>
      <TextField label={t('keyName')} maxLength={60} value={name} onInput={setName} />
      <PasswordField
        label={t('masterPassword')}
        autoFocus
        value={password}
        error={isWrong ? errorText(error) : null}
        onInput={(text) => {
          setPassword(text);
          if (error) task.clear();
        }}
      />
      {error && !isWrong && <Sentence text={errorText(error)} />}
    </Dialog>
  );
}

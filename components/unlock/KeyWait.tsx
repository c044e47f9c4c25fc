import { useEffect, useRef } from 'preact/hooks';
import { errorText, t } from '../../lib/text';
import { unlockWithKey } from '../state/unlocking';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Sentence } from '../ui/TextField';
import { useAutofocus } from '../ui/use-autofocus';
import { useTask } from '../ui/use-task';
import { useEscape } from './use-escape';

/** The browser asks for an unlock key; what came of it, and another try. */
export function KeyWait({ account, onBack }: { account: string; onBack: () => void }) {
  const task = useTask();
  const asking = useRef<AbortController | null>(null);
  const start = () => {
    asking.current = new AbortController();
    const { signal } = asking.current;
    task.run(() => unlockWithKey(account, signal));
  };
  useEffect(() => {
    start();
    return () => asking.current?.abort();
  }, []);
  useEscape(onBack);
  const box = useAutofocus<HTMLDivElement>(task.error?.code ?? null);
  return (
    <div ref={box} class="key-wait">
      <div class="line">
        <span class="tile">
          <Icon name="usb" />
        </span>
        <div class="grow">
          <b>{t('keyPrompt')}</b>
          <p class="small t2">{t('keyPromptText')}</p>
        </div>
      </div>
      {task.error && <Sentence text={errorText(task.error)} />}
      {task.error && (
        <Button kind="go" tall wide autoFocus onClick={start}>
          {t('tryAgain')}
        </Button>
      )}
      <Button tall wide cap="Esc" autoFocus={!task.error} onClick={onBack}>
        {t('cancel')}
      </Button>
    </div>
  );
}

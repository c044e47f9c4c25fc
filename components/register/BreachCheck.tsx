import { useState } from 'preact/hooks';
import { CodedError } from '../../lib/errors';
import { ask } from '../../lib/protocol';
import { errorText, formatNumber, t } from '../../lib/text';
import { requestAccess } from '../state/sign-in';
import { Icon } from '../ui/Icon';
import { useTask } from '../ui/use-task';

const BREACHES = 'https://api.pwnedpasswords.com/*';

/** Looks, when asked to, whether the password stands in a known breach. Nothing of it is sent that would tell it. */
export function BreachCheck({ password }: { password: string }) {
  const [count, setCount] = useState<number | null>(null);
  const task = useTask();
  if (password === '') return null;
  const look = () =>
    task.run(async () => {
      if (!(await requestAccess([BREACHES])))
        throw new CodedError('permission-missing', { host: new URL(BREACHES).host });
      setCount(await ask('register.breaches', { password }));
    });
  if (count !== null)
    return (
      <p class={`small line ${count > 0 ? 'stop' : ''}`} role="status">
        <Icon name={count > 0 ? 'alert' : 'check'} small class={count > 0 ? '' : 'ok'} />
        {count > 0 ? t('breachFound', formatNumber(count)) : t('breachNone')}
      </p>
    );
  return (
    <div class="stack tight small">
      <button type="button" class="link start" disabled={task.busy} onClick={look}>
        {t('breachCheck')}
      </button>
      <p class="t3">{task.error ? errorText(task.error) : t('breachNote')}</p>
    </div>
  );
}

import { useState } from 'preact/hooks';
import { toErrorInfo } from '../../lib/errors';
import { ask } from '../../lib/protocol';
import { t } from '../../lib/text';
import { ChangeError, usePause } from '../console/change/ChangeError';
import { connection, isCancelled, once } from '../console/connection';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { useTask } from '../ui/use-task';
import { isLoss } from './act-texts';
import { Sentences } from './ImportPreview';
import type { Plan } from './plan';
import type { Result } from './ResultLine';

interface ImportProps {
  plan: Plan;
  isBlind: boolean;
  /** The server has it, or perhaps has it. */
  onEnd: (result: Result) => void;
}

/** Sends it, once. What may have been done is an end too: it is not to be sent again without a look. */
async function send({ body }: Plan): Promise<Result | null> {
  try {
    await once((who) => ask('org.importDirectory', { ...who, directory: body }));
    return { isDone: true, host: '', people: body.members.length, groups: body.groups.length };
  } catch (error) {
    const { code, details } = toErrorInfo(error);
    if (isCancelled(error)) return null;
    if (code !== 'perhaps-done') throw error;
    return { isDone: false, host: details.host ?? '', people: 0, groups: 0 };
  }
}

function Question({ plan, isBlind, onEnd, onCancel }: ImportProps & { onCancel: () => void }) {
  const task = useTask();
  const pause = usePause(task.error);
  const hasLoss = [...plan.counts.keys()].some(isLoss) || (isBlind && plan.body.overwriteExisting);
  const run = () =>
    task.run(async () => {
      const result = await send(plan);
      onCancel();
      if (result) onEnd(result);
    });
  return (
    <Dialog
      title={t('importAsk', connection.value?.name ?? '')}
      onCancel={onCancel}
      actions={
        <>
          <Button autoFocus onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button kind={hasLoss ? 'danger' : 'go'} busy={task.busy} disabled={pause > 0} onClick={run}>
            {pause > 0 ? t('tryAgainIn', t('secondsShort', pause)) : t('importNow')}
          </Button>
        </>
      }
    >
      <div class="change stack">
        <p class="t2">{connection.value?.host}</p>
        <Sentences plan={plan} isBlind={isBlind} />
      </div>
      {task.error && <ChangeError error={task.error} missing="missingImport" again={run} />}
    </Dialog>
  );
}

/** Why it cannot be sent; or the button that asks once more, and then sends it. */
export function ImportButton(props: ImportProps) {
  const [isAsking, setAsking] = useState(false);
  const { hindrance, body } = props.plan;
  if (hindrance !== null) return <p class="note stop">{t(hindrance)}</p>;
  return (
    <div class="line">
      <Button kind="go" disabled={body.members.length === 0} onClick={() => setAsking(true)}>
        {t('importVerbFull')}
      </Button>
      {isAsking && <Question {...props} onCancel={() => setAsking(false)} />}
    </div>
  );
}

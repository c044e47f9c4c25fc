import { useState } from 'preact/hooks';
import type { Overview } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { errorText, t } from '../../lib/text';
import { shownName } from '../item/Row';
import { backToList } from '../state/route';
import { Button, IconButton } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Sentence } from '../ui/TextField';
import { useTask } from '../ui/use-task';

/** Deletes an item for good, after a question: nothing brings it back. */
export function RemoveButton({ row }: { row: Overview }) {
  const [isAsking, setAsking] = useState(false);
  const task = useTask();
  const remove = () =>
    task.run(async () => {
      await ask('vault.remove', { id: row.id });
      backToList();
    });
  return (
    <>
      <IconButton icon="trash" name={t('removeForGood')} onClick={() => setAsking(true)} />
      {isAsking && (
        <Dialog
          title={t('removeTitle', shownName(row))}
          onCancel={() => setAsking(false)}
          actions={
            <>
              <Button autoFocus onClick={() => setAsking(false)}>
                {t('keepItem')}
              </Button>
              <Button kind="danger" busy={task.busy} onClick={remove}>
                {t('removeForGood')}
              </Button>
            </>
          }
        >
          <p class="t2">{t('removeText')}</p>
          {task.error && <Sentence text={errorText(task.error)} />}
        </Dialog>
      )}
    </>
  );
}

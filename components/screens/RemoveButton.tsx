import { useState } from 'preact/hooks';
import type { Overview } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { t } from '../../lib/text';
import { shownName } from '../item/Row';
import { backToList } from '../state/route';
import { IconButton } from '../ui/Button';
import { LossDialog } from '../ui/LossDialog';
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
        <LossDialog
          title={t('removeTitle', shownName(row))}
          keep={t('keepItem')}
          onKeep={() => setAsking(false)}
          lose={t('removeForGood')}
          onLose={remove}
          task={task}
        >
          <p class="t2">{t('removeText')}</p>
        </LossDialog>
      )}
    </>
  );
}

import type { Overview } from '../../lib/items';
import { t, tCount } from '../../lib/text';
import { attempt } from '../state/notice';
import { LossDialog } from '../ui/LossDialog';
import { changeMany } from './change-many';

interface RemoveManyDialogProps {
  rows: readonly Overview[];
  onEnd: () => void;
}

/** Deletes several items for good, after a question: nothing brings them back. */
export function RemoveManyDialog({ rows, onEnd }: RemoveManyDialogProps) {
  const isOne = rows.length === 1;
  const remove = () => {
    onEnd();
    attempt(changeMany(rows, { to: 'gone' }));
  };
  return (
    <LossDialog
      title={tCount('removeOneTitle', 'removeManyTitle', rows.length)}
      keep={t(isOne ? 'keepItem' : 'keepItems')}
      onKeep={onEnd}
      lose={t('removeForGood')}
      onLose={remove}
    >
      <p class="t2">{t(isOne ? 'removeText' : 'removeManyText')}</p>
    </LossDialog>
  );
}

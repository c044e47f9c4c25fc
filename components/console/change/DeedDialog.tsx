import { useMemo } from 'preact/hooks';
import { showToast } from '../../state/notice';
import { endChange } from '../changing';
import { ChangeDialog } from './ChangeDialog';
import type { Deed } from './deeds';
import { useChange } from './use-change';

/** Something is done to a row as a whole: what it does to it as it is now, then the request. */
export function DeedDialog({ create }: { create: () => Deed }) {
  const { title, verb, done, isLoss, editor, lines, notes } = useMemo(create, []);
  const change = useChange(editor, () => {
    endChange();
    showToast(done);
  });
  const { current } = change;
  return (
    <ChangeDialog
      title={title}
      change={change}
      form={null}
      lines={current ? lines(current.draft) : []}
      notes={notes}
      missing={editor.missing}
      verb={verb}
      isLoss={isLoss}
    />
  );
}

import { useState } from 'preact/hooks';
import type { Item, ItemAttachment } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { t } from '../../lib/text';
import { showToast } from '../state/notice';
import type { OpenedItem } from '../state/opened-item';
import { withReprompt } from '../state/reprompt';
import { IconButton } from '../ui/Button';
import { LossDialog } from '../ui/LossDialog';
import { useTask } from '../ui/use-task';

interface Props {
  item: Item;
  file: ItemAttachment;
  name: string;
  opened: OpenedItem;
}

/** Deletes a file for good, after a question: servers have no trash for files. */
export function RemoveFile({ item, file, name, opened }: Props) {
  const [isAsking, setAsking] = useState(false);
  const task = useTask();
  const close = () => {
    setAsking(false);
    task.clear();
  };
  const remove = () =>
    task.run(async () => {
      const wanted = { id: item.id, attachmentId: file.id };
      const done = await withReprompt(item.name ?? '', async (password) => {
        await ask('upload.remove', {
          ...wanted,
          ...opened.guard(),
          ...(password !== undefined && { password }),
        });
        return true;
      });
      if (!done) return;
      close();
      showToast(t('fileDeleted', name), 'trash');
    });
  return (
    <>
      <IconButton icon="trash" name={t('deleteFile', name)} onClick={() => setAsking(true)} />
      {isAsking && (
        <LossDialog
          title={t('removeTitle', name)}
          keep={t('keepItem')}
          onKeep={close}
          lose={t('removeForGood')}
          onLose={remove}
          task={task}
        >
          <p class="t2">{t('deleteFileText')}</p>
        </LossDialog>
      )}
    </>
  );
}

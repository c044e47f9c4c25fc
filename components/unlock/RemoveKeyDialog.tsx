import { ask } from '../../lib/protocol';
import type { AccountSummary, UnlockKeySummary } from '../../lib/session';
import { t } from '../../lib/text';
import { LossDialog } from '../ui/LossDialog';
import { useTask } from '../ui/use-task';

interface RemoveKeyDialogProps {
  account: AccountSummary;
  unlockKey: UnlockKeySummary;
  onClose: () => void;
}

/** Asks before a key opens nothing here any more. */
export function RemoveKeyDialog({ account, unlockKey: { id, name }, onClose }: RemoveKeyDialogProps) {
  const task = useTask();
  const remove = () =>
    task.run(async () => {
      await ask('unlock.removeKey', { account: account.id, id });
      onClose();
    });
  return (
    <LossDialog
      title={t('keyRemoveTitle', name)}
      keep={t('keyKeep')}
      onKeep={onClose}
      lose={t('keyRemoveVerb')}
      onLose={remove}
      task={task}
    >
      <p class="t2">{t('keyRemoveText')}</p>
    </LossDialog>
  );
}

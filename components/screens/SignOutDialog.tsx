import { ask } from '../../lib/protocol';
import type { AccountSummary } from '../../lib/session';
import { errorText, t, tCount } from '../../lib/text';
import { waitingIds } from '../state/outbox';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { Sentence } from '../ui/TextField';
import { useTask } from '../ui/use-task';

/** Asks before the account is forgotten on this browser. */
export function SignOutDialog({ account, onCancel }: { account: AccountSummary; onCancel: () => void }) {
  const task = useTask();
  const leave = () =>
    task.run(async () => {
      await ask('account.signOut');
      onCancel();
    });
  return (
    <Dialog
      title={t('signOutTitle', account.email)}
      onCancel={onCancel}
      actions={
        <>
          <Button autoFocus onClick={onCancel}>
            {t('stay')}
          </Button>
          <Button kind="danger" busy={task.busy} onClick={leave}>
            {t('signOut')}
          </Button>
        </>
      }
    >
      <p class="t2">{t('signOutText', account.serverHost)}</p>
      {waitingIds.value.size > 0 && (
        <p class="note stop">
          <Icon name="alert" small />
          {tCount('signOutLosesOne', 'signOutLosesMany', waitingIds.value.size)}
        </p>
      )}
      {task.error && <Sentence text={errorText(task.error)} />}
    </Dialog>
  );
}

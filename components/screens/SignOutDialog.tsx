import { ask } from '../../lib/protocol';
import type { AccountSummary } from '../../lib/session';
import { errorText, t } from '../../lib/text';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
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
      {task.error && <Sentence text={errorText(task.error)} />}
    </Dialog>
  );
}

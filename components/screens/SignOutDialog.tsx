import { ask } from '../../lib/protocol';
import type { AccountSummary } from '../../lib/session';
import { t, tCount } from '../../lib/text';
import { accounts } from '../state/accounts';
import { saveUnsent } from '../state/outbox';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { LossDialog } from '../ui/LossDialog';
import { useTask } from '../ui/use-task';

/** What is not on the server yet would be lost: it can be taken along in a file. */
function Unsent({ account }: { account: AccountSummary }) {
  const one = accounts.value.find((other) => other.account.id === account.id);
  const count = new Set(one?.outbox.waiting).size;
  if (count === 0) return null;
  const isOpen = one?.state === 'unlocked';
  return (
    <>
      <p class="note stop">
        <Icon name="alert" small />
        {tCount('signOutLosesOne', 'signOutLosesMany', count)} {!isOpen && t('signOutUnlockFirst')}
      </p>
      {isOpen && (
        <Button onClick={() => saveUnsent(account)}>
          {tCount('unsentFileOne', 'unsentFileMany', count)}
        </Button>
      )}
    </>
  );
}

/** Asks before the account is forgotten on this browser. */
export function SignOutDialog({ account, onCancel }: { account: AccountSummary; onCancel: () => void }) {
  const task = useTask();
  const leave = () =>
    task.run(async () => {
      await ask('account.signOut', { account: account.id });
      onCancel();
    });
  return (
    <LossDialog
      title={t('signOutTitle', account.email)}
      keep={t('stay')}
      onKeep={onCancel}
      lose={t('signOut')}
      onLose={leave}
      task={task}
    >
      <p class="t2">{t('signOutText', account.serverHost)}</p>
      <Unsent account={account} />
    </LossDialog>
  );
}

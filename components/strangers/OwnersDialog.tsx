import { ask } from '../../lib/protocol';
import type { AccountStatus, OwnerChange } from '../../lib/session';
import { toRef } from '../../lib/session';
import { isolated, t, tCount } from '../../lib/text';
import { accountName, accounts } from '../state/accounts';
import { stopLooking } from '../state/questions';
import { overview } from '../state/vault';
import { LossDialog } from '../ui/LossDialog';
import { Sentence } from '../ui/TextField';
import { useTask } from '../ui/use-task';

/** So many are told by name. */
const MOST_NAMED = 12;

/** An organisation by its name, wherever it stands; null is the account itself. */
function ownerName({ account, sync }: AccountStatus, id: string | null): string {
  if (id === null) return accountName(account);
  const known = overview.value?.organizations.find((one) => one.id.toLowerCase() === toRef(account.tag, id));
  return known?.name || sync.strangers.find((one) => one.id === id)?.name || t('organization');
}

function Change({ one, change }: { one: AccountStatus; change: OwnerChange }) {
  const ref = toRef(one.account.tag, change.id);
  const name = overview.value?.rows.find((row) => row.id === ref)?.name;
  return (
    <li>
      <b>
        <bdi>{isolated(name ?? '') || t('nameless')}</bdi>
      </b>{' '}
      <span class="t2">{t('ownerFromTo', ownerName(one, change.from), ownerName(one, change.to))}</span>
    </li>
  );
}

/** Items that belong to somebody else now, by the server's word. */
export function OwnersDialog() {
  const task = useTask();
  const one = accounts.value.find(({ state, sync }) => state === 'unlocked' && sync.owners.length > 0);
  if (!one) return null;
  const { owners, strangers } = one.sync;
  const waits = owners.some(({ to }) => strangers.some(({ id }) => id === to));
  const take = () =>
    task.run(async () => {
      await ask('sync.takeOwners', { account: one.account.id, owners });
      stopLooking();
    });
  return (
    <LossDialog
      title={tCount('ownersTitleOne', 'ownersTitleMany', owners.length)}
      keep={t('ownersLeave')}
      onKeep={stopLooking}
      lose={t('ownersTake')}
      onLose={take}
      task={task}
    >
      <p class="t2">{t('ownersText')}</p>
      <ul>
        {owners.slice(0, MOST_NAMED).map((change) => (
          <Change key={change.id} one={one} change={change} />
        ))}
      </ul>
      {owners.length > MOST_NAMED && (
        <p class="t2">{tCount('andMoreOne', 'andMoreMany', owners.length - MOST_NAMED)}</p>
      )}
      {waits && <Sentence text={t('ownersWait')} />}
    </LossDialog>
  );
}

import { useState } from 'preact/hooks';
import { ask } from '../../lib/protocol';
import type { AccountSummary, Asker } from '../../lib/session';
import { errorText, formatWhen, t } from '../../lib/text';
import { showToast } from '../state/notice';
import { Button } from '../ui/Button';
import { Phrase } from '../ui/Phrase';
import { Sentence } from '../ui/TextField';
import { usePoll } from '../ui/use-poll';
import { useTask } from '../ui/use-task';
import { OptionRow } from './SettingRows';

const LOOK_EVERY_MS = 5000;

const placeOf = ({ device, address }: Asker): string =>
  t('letInFrom', device ?? t('letInUnknown'), address ?? t('letInNowhere'));

interface AskerCardProps {
  asker: Asker;
  account: AccountSummary;
  onAnswered: () => void;
}

function AskerCard({ asker, account, onAnswered }: AskerCardProps) {
  const task = useTask();
  const { id, publicKey, askedAt } = asker;
  const answer = (isWelcome: boolean) =>
    task.run(async () => {
      await ask('account.answerAsker', { account: account.id, id, publicKey, isWelcome });
      showToast(t(isWelcome ? 'toastLetIn' : 'toastKeptOut'), isWelcome ? 'check' : 'x');
      onAnswered();
    });
  return (
    <li class="stack">
      <p>
        <b>{placeOf(asker)}</b> {askedAt !== null && <span class="t2">{formatWhen(askedAt)}</span>}
      </p>
      <Phrase publicKey={publicKey} owner={account.email} />
      <p class="t2">{t('letInCompare')}</p>
      {task.error && <Sentence text={errorText(task.error)} />}
      <div class="line">
        <Button busy={task.busy} onClick={() => answer(true)}>
          {t('letInYes')}
        </Button>
        <Button kind="danger" disabled={task.busy} onClick={() => answer(false)}>
          {t('letInNo')}
        </Button>
      </div>
    </li>
  );
}

/** Other devices of the person that ask to be let in to an account, each with the words to compare. */
export function Askers({ account }: { account: AccountSummary }) {
  const [askers, setAskers] = useState<readonly Asker[]>([]);
  const task = useTask();
  const look = () => task.run(async () => setAskers(await ask('account.askers', { account: account.id })));
  usePoll(look, LOOK_EVERY_MS);
  const note = askers.length === 0 ? `${t('letInNobody')} ${t('letInNote')}` : t('letInNote');
  return (
    <>
      <OptionRow title={t('letIn')} note={task.error ? errorText(task.error) : note} />
      {askers.length > 0 && (
        <ul class="opt-lines stack" aria-label={t('letIn')} aria-live="polite">
          {askers.map((asker) => (
            <AskerCard key={asker.id} asker={asker} account={account} onAnswered={look} />
          ))}
        </ul>
      )}
    </>
  );
}

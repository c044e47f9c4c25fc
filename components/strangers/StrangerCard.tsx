import { ask } from '../../lib/protocol';
import type { AccountStatus, HeldRule, PendingOrganization } from '../../lib/session';
import { errorText, formatList, isolated, type TextKey, t, tCount } from '../../lib/text';
import { showToast } from '../state/notice';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Phrase } from '../ui/Phrase';
import { Sentence } from '../ui/TextField';
import { useTask } from '../ui/use-task';

const ASKS: Readonly<Record<HeldRule, TextKey>> = {
  ownItems: 'orgAsksOwnItems',
  kinds: 'orgAsksKinds',
  signOut: 'orgAsksSignOut',
};

/** What the organisation would demand of whoever lets it in. */
function Demands({ one, id }: { one: AccountStatus; id: string }) {
  const asks = one.rules.held.find(({ organization }) => organization === id)?.asks ?? [];
  if (asks.length === 0) return null;
  return <p class="small">{t('orgAsks', formatList(asks.map((ask) => t(ASKS[ask]))))}</p>;
}

/** One organisation that waits for the person: what it is called, what it brings, and the words of its key. */
export function StrangerCard({ one, stranger }: { one: AccountStatus; stranger: PendingOrganization }) {
  const task = useTask();
  const { id, name, print, why, items, isDeclined } = stranger;
  const isNew = why === 'new';
  const shown = isolated(name) || t('nameless');
  const answer = (isAccepted: boolean) =>
    task.run(async () => {
      await ask('sync.answerOrganization', { account: one.account.id, id, print, isAccepted });
      showToast(t(isAccepted ? 'toastOrgLetIn' : 'toastOrgKeptOut', shown), isAccepted ? 'check' : 'x');
    });
  return (
    <li class="stack">
      <p class="line">
        <Icon name="org" small class="t2" />
        <b>
          <bdi>{shown}</bdi>
        </b>
        <span class="end small t2">{tCount('orgSharesOne', 'orgSharesMany', items)}</span>
      </p>
      {!isNew && <Sentence text={t('orgKeyChanged')} />}
      <Phrase publicKey={print} owner={id} label={t('orgPhrase')} />
      <p class="small t2">{t(isNew ? 'orgCompare' : 'orgCompareChanged')}</p>
      <Demands one={one} id={id} />
      {isDeclined && <p class="small t2">{t('orgWasKeptOut')}</p>}
      {task.error && <Sentence text={errorText(task.error)} />}
      <div class="line">
        <Button kind={isNew ? 'go' : 'danger'} busy={task.busy} onClick={() => answer(true)}>
          {t(isNew ? 'orgLetIn' : 'orgTakeKey')}
        </Button>
        {!isDeclined && (
          <Button disabled={task.busy} onClick={() => answer(false)}>
            {t(isNew ? 'orgKeepOut' : 'orgKeepKey')}
          </Button>
        )}
      </div>
    </li>
  );
}

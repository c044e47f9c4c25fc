import { useEffect, useState } from 'preact/hooks';
import type { Seats } from '../../lib/protocol';
import { formatNumber, type TextKey, t } from '../../lib/text';
import { OptionRow } from '../screens/SettingRows';
import { Button } from '../ui/Button';
import { Banner } from '../ui/Feedback';
import { lazy } from '../ui/lazy';
import { connection } from './connection';
import { LoadState } from './LoadState';
import { subscription } from './lists';
import { isBySignIn } from './rights';

const SubscriptionEditor = lazy(async () => (await import('./SubscriptionEditor')).SubscriptionEditor);

function linesOf({ seats, mostSeats, storage, machineAccounts }: Seats): string[] {
  const told = (key: TextKey, number: number | null) =>
    number === null ? [] : [t(key, formatNumber(number))];
  return [
    ...told('seatsPaid', seats),
    ...told('seatsMost', mostSeats),
    ...told('storagePaid', storage),
    ...told('machineAccounts', machineAccounts),
  ];
}

function Product({ label, seats }: { label: string; seats: Seats | null }) {
  const lines = seats ? linesOf(seats) : [];
  return <OptionRow title={label} note={lines.length === 0 ? t('notSubscribed') : lines.join(' · ')} />;
}

/** Only the cloud tells it; elsewhere there is none. */
function State() {
  if (subscription.state.value.error?.code !== 'org-missing') return <LoadState loader={subscription} />;
  return <p class="t2">{t('subscriptionMissing', connection.value?.host ?? '')}</p>;
}

/** What is paid for, and the way to change it. */
export function SubscriptionView() {
  useEffect(() => void subscription.load(), []);
  const [isEditing, edit] = useState(false);
  const [lostHost, lose] = useState<string | null>(null);
  const { rows, isLoading } = subscription.state.value;
  const [found] = rows;
  const isPaid = found?.passwordManager || found?.secretsManager;
  const mayEdit = !isBySignIn() && isPaid;
  return (
    <section class="stack" aria-label={t('orgSubscription')} aria-busy={isLoading}>
      {lostHost !== null && <Banner tone="stop">{t('subscriptionLost', lostHost)}</Banner>}
      <State />
      {isLoading && <p class="t2">{t('loading')}</p>}
      {found && (
        <div>
          <Product label={t('passwordManager')} seats={found.passwordManager} />
          <Product label={t('secretsManager')} seats={found.secretsManager} />
        </div>
      )}
      {isPaid && !mayEdit && <p class="t2">{t('subscriptionByKey')}</p>}
      {mayEdit && (
        <div class="line">
          <Button onClick={() => edit(true)}>{t('subscriptionEdit')}</Button>
        </div>
      )}
      {found && mayEdit && isEditing && (
        <SubscriptionEditor before={found} onClose={() => edit(false)} onLost={lose} />
      )}
    </section>
  );
}

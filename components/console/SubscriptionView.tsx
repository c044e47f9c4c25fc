import { useEffect } from 'preact/hooks';
import type { Seats } from '../../lib/protocol';
import { formatNumber, type TextKey, t } from '../../lib/text';
import { OptionRow } from '../screens/SettingRows';
import { LoadState } from './LoadState';
import { subscription } from './lists';

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

/** What is paid for. Only the cloud tells it. */
export function SubscriptionView() {
  useEffect(() => void subscription.load(), []);
  const { rows, isLoading } = subscription.state.value;
  const [found] = rows;
  return (
    <section aria-label={t('orgSubscription')} aria-busy={isLoading}>
      <LoadState loader={subscription} />
      {isLoading && <p class="t2">{t('loading')}</p>}
      {found && (
        <>
          <Product label={t('passwordManager')} seats={found.passwordManager} />
          <Product label={t('secretsManager')} seats={found.secretsManager} />
        </>
      )}
    </section>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../lib/browser';
import type { ErrorInfo } from '../../lib/errors';
import { errorText, t } from '../../lib/text';
import { accountName, lockedAccounts } from '../state/accounts';
import { syncNow } from '../state/app-verbs';
import { attempt } from '../state/notice';
import { changeFilter, placeName } from '../state/places';
import { type Filter, go, showList } from '../state/route';
import { status } from '../state/session';
import { loadOverview } from '../state/vault';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Progress } from '../ui/Progress';

const QUIET_MS = 100;

function Loading() {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setLate, QUIET_MS, true);
    return () => clearTimeout(timer);
  }, []);
  const opening = status.value?.opening;
  if (!isLate) return null;
  return (
    <div class="loading t2">
      <p>{t('openingVault')}</p>
      {opening && <Progress label={t('openingVault')} {...opening} />}
    </div>
  );
}

function EmptyVault() {
  const webVault = status.value?.account?.webVault;
  return (
    <EmptyState icon="key" title={t('emptyTitle')} text={t('emptyText')}>
      {webVault && (
        <Button kind="go" onClick={() => attempt(browser.tabs.create({ url: webVault }))}>
          {t('openWebVault')}
        </Button>
      )}
      <Button onClick={syncNow}>{t('syncNow')}</Button>
    </EmptyState>
  );
}

function NoHit({ search, filter }: { search: string; filter: Filter }) {
  const isNarrow = filter.kind !== null || filter.place !== 'all';
  return (
    <EmptyState
      icon="search"
      title={t('noHitTitle')}
      text={t(isNarrow ? 'noHitNarrow' : 'noHitText', search)}
      hint={t('noHitHint')}
    >
      {isNarrow && (
        <Button onClick={() => changeFilter({ kind: null, place: 'all' })}>{t('searchEverything')}</Button>
      )}
      <Button onClick={() => showList({ search: '' })}>{t('clearSearch')}</Button>
      {lockedAccounts.value.map((account) => (
        <Button key={account.id} onClick={() => go({ screen: 'unlock', account: account.id })}>
          {t('unlockAccount', accountName(account))}
        </Button>
      ))}
    </EmptyState>
  );
}

interface NoItemsProps {
  isLoading: boolean;
  error: ErrorInfo | null;
  search: string;
  filter: Filter;
}

/** A sentence where rows would stand: why there are none, and what to do. */
export function NoItems({ isLoading, error, search, filter }: NoItemsProps) {
  if (error) {
    const isDamaged = error.code === 'database-damaged';
    return (
      <EmptyState icon="alert" title={t('vaultNotOpened')} text={errorText(error)}>
        <Button kind="go" onClick={isDamaged ? syncNow : () => attempt(loadOverview())}>
          {t(isDamaged ? 'syncNow' : 'tryAgain')}
        </Button>
      </EmptyState>
    );
  }
  if (isLoading) return <Loading />;
  if (search !== '') return <NoHit search={search} filter={filter} />;
  if (filter.place === 'all' && filter.kind === null) return <EmptyVault />;
  return (
    <EmptyState icon="folder" title={t('nothingHere', placeName(filter.place))} text={t('nothingHereText')}>
      <Button onClick={() => changeFilter({ kind: null, place: 'all' })}>{t('showAll')}</Button>
    </EmptyState>
  );
}

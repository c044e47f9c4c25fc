import type { AccountSummary, SyncStatus } from '../../lib/session';
import { formatNumber, t } from '../../lib/text';
import { Icon } from '../ui/Icon';
import { Mark } from '../ui/Mark';
import { Progress } from '../ui/Progress';
import { OwnAccountLine } from './AccountLine';
import { StepList } from './StepList';

const ORDER = ['fetching', 'checking', 'opening', 'storing'] as const;

/** The vault comes to this browser for the first time: real numbers, and no need to wait here. */
export function FirstSync({ account, sync }: { account: AccountSummary; sync: SyncStatus }) {
  const { progress } = sync;
  const steps = [t('syncFetching'), t('syncChecking'), t('syncOpening'), t('syncStoring')];
  const at = progress ? ORDER.indexOf(progress.step) : 0;
  return (
    <main class="body">
      <div class="mid">
        <Mark />
        <h1>{t('firstSync')}</h1>
        <OwnAccountLine account={account} />
        {progress && progress.total > 0 && (
          <div class="stack tight">
            <Progress label={steps[at] ?? ''} done={progress.done} total={progress.total} />
            <p class="small t2 num">
              {t('syncCount', formatNumber(progress.done), formatNumber(progress.total))}
            </p>
          </div>
        )}
        <StepList steps={[t('syncSignedIn'), ...steps]} at={at + 1} />
        <p class="note push">
          <Icon name="info" small />
          <span>{t('mayCloseSync')}</span>
        </p>
      </div>
    </main>
  );
}

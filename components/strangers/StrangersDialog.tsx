import { useEffect } from 'preact/hooks';
import { t } from '../../lib/text';
import { accountName, accounts, isMixed } from '../state/accounts';
import { stopLooking } from '../state/questions';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { StrangerCard } from './StrangerCard';

/** All organisations that wait for the person, of all open accounts. Closes by itself when there is none left. */
export function StrangersDialog() {
  const open = accounts.value.filter(({ state, sync }) => state === 'unlocked' && sync.strangers.length > 0);
  useEffect(() => {
    if (open.length === 0) stopLooking();
  }, [open.length]);
  return (
    <Dialog
      title={t('strangersTitle')}
      onCancel={stopLooking}
      actions={<Button onClick={stopLooking}>{t('later')}</Button>}
    >
      {/* No answer has the focus: Enter by habit lets nobody in. */}
      <p class="t2" tabIndex={-1} data-autofocus>
        {t('strangersText')}
      </p>
      {open.map((one) => (
        <section key={one.account.id} aria-label={accountName(one.account)}>
          {isMixed.value && <h3 class="grp">{accountName(one.account)}</h3>}
          <ul class="stack strangers">
            {one.sync.strangers.map((stranger) => (
              <StrangerCard key={`${stranger.id} ${stranger.print}`} one={one} stranger={stranger} />
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}

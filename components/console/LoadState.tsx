import { useState } from 'preact/hooks';
import type { ErrorInfo } from '../../lib/errors';
import { errorText, t } from '../../lib/text';
import { CredentialFault } from '../credential/CredentialFault';
import { now } from '../state/clock';
import { Button } from '../ui/Button';
import { Banner } from '../ui/Feedback';
import { agree } from './connection';
import type { ReadLoader } from './loaded';
import { MOST_TRIES, type Waiting } from './patience';

/** How long it still takes to the next try, and why. */
export function WaitingLine({ waiting, onCancel }: { waiting: Waiting; onCancel: () => void }) {
  // The clock begins to step when it is looked at.
  const left = Math.max(1, Math.ceil((waiting.until - Math.max(now.value, Date.now())) / 1000));
  const { code, details } = waiting.error;
  return (
    <Banner tone="wait" icon="clock">
      <p>{code === 'too-many-requests' ? t('pauseAsked', details.host ?? '') : errorText(waiting.error)}</p>
      <div class="line">
        <span class="num">{t('nextTry', t('secondsShort', left), waiting.tries + 1, MOST_TRIES)}</span>
        <Button kind="bare" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </Banner>
  );
}

/** What whoever runs the server wants to know of a fault of its own. */
function Report({ error: { code, details } }: { error: ErrorInfo }) {
  const [moment] = useState(() => new Date().toISOString().replace(/\.\d+Z$/, 'Z'));
  if (details.url === undefined || (code !== 'server-error' && code !== 'perhaps-done')) return null;
  return <p class="small t2 under">{t('reportFault', details.url, moment)}</p>;
}

/** Why something did not come, and what can be done about it. */
export function Fault({ error, again }: { error: ErrorInfo; again: () => void }) {
  const onAgain = (origin: string | null) => {
    if (origin !== null) agree(origin);
    again();
  };
  return (
    <div class="credential">
      <CredentialFault error={error} onEdit={null} onAgain={onAgain} />
      <Report key={error.details.url} error={error} />
      {error.code === 'client-refused' && <p class="t2 under">{t('orgKeyRefused')}</p>}
    </div>
  );
}

/** What stands in the way of a list. */
export function LoadState<Row>({ loader, parts }: { loader: ReadLoader<Row>; parts?: number }) {
  const { error, waiting, unread } = loader.state.value;
  return (
    <>
      {waiting && <WaitingLine waiting={waiting} onCancel={loader.cancel} />}
      {error && <Fault error={error} again={() => void loader.load(parts)} />}
      {unread > 0 && <Banner tone="care">{t('rowsUnread', unread)}</Banner>}
    </>
  );
}

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ErrorInfo } from '../../lib/errors';
import { errorText, t } from '../../lib/text';
import { allowThen } from '../state/allow-host';
import { now } from '../state/clock';
import { attempt } from '../state/notice';
import { Button } from '../ui/Button';
import { Sentence } from '../ui/TextField';

interface Props {
  error: ErrorInfo;
  /** Null for an item that this person may not change. */
  onEdit: (() => void) | null;
  /** Does it again; with an origin: the person has said yes to it. */
  onAgain: (agreed: string | null) => void;
}

/** What only another text in the item can mend. */
const IN_ITEM: ReadonlySet<string> = new Set([
  'credential-faulty',
  'endpoint-unsafe',
  'endpoint-missing',
  'client-refused',
]);

/** The button that does it again, once the pause is over that the service has asked for. */
function Again({ error, onAgain }: Pick<Props, 'error' | 'onAgain'>) {
  const isPause = error.code === 'too-many-requests';
  const [until, setUntil] = useState(0);
  useEffect(() => setUntil(isPause ? Date.now() + Number(error.details.number) * 1000 : 0), [error]);
  const left = isPause ? Math.ceil((until - now.value) / 1000) : 0;
  return (
    <Button disabled={left > 0} onClick={() => onAgain(null)}>
      {left > 0 ? t('tryAgainIn', t('secondsShort', left)) : t('tryAgain')}
    </Button>
  );
}

function WayOut({ error, onEdit, onAgain }: Props) {
  const { host = '', message = '', origin = null } = error.details;
  if (error.code === 'permission-missing')
    return (
      <Button onClick={() => attempt(allowThen(message, () => onAgain(null)))}>{t('allowHost', host)}</Button>
    );
  if (error.code === 'endpoint-new' || error.code === 'endpoint-changed')
    return (
      <Button kind={error.code === 'endpoint-changed' ? 'danger' : 'plain'} onClick={() => onAgain(origin)}>
        {t('sendSecretTo', host)}
      </Button>
    );
  if (IN_ITEM.has(error.code)) return onEdit && <Button onClick={onEdit}>{t('editItem')}</Button>;
  return <Again error={error} onAgain={onAgain} />;
}

/** Why there is no token, and what can be done about it. */
export function CredentialFault(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  // Claims make the card longer than the popup.
  useLayoutEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [props.error]);
  return (
    <div class="failed" ref={place}>
      <Sentence text={errorText(props.error)} />
      <WayOut {...props} />
    </div>
  );
}

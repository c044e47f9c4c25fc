import { useEffect, useState } from 'preact/hooks';
import type { ErrorInfo } from '../../../lib/errors';
import { errorText, t } from '../../../lib/text';
import { now } from '../../state/clock';
import { Sentence } from '../../ui/TextField';
import { Fault } from '../LoadState';

/** What a yes of the person mends, beside the button that does it. */
const MENDED: ReadonlySet<string> = new Set(['endpoint-new', 'endpoint-changed', 'permission-missing']);

/** Seconds for which the server wants to be left alone; none for most errors. */
export function pauseOf({ code, details }: ErrorInfo): number {
  const told = Number((code === 'too-many-requests' ? details.number : details.wait) ?? 0);
  return Number.isNaN(told) ? 0 : told;
}

/** Seconds until something may be sent again. The button waits; nothing is sent by itself. */
export function usePause(error: ErrorInfo | null): number {
  const [until, setUntil] = useState(0);
  const pause = error ? pauseOf(error) : 0;
  useEffect(() => setUntil(pause > 0 ? Date.now() + pause * 1000 : 0), [error]);
  return until === 0 ? 0 : Math.max(0, Math.ceil((until - now.value) / 1000));
}

/** Why a change was not made, or may not have been. */
export function ChangeError({ error, again }: { error: ErrorInfo; again: () => void }) {
  if (MENDED.has(error.code)) return <Fault error={error} again={again} />;
  return <Sentence text={error.code === 'org-missing' ? t('goneMeanwhile') : errorText(error)} />;
}

import { useEffect, useState } from 'preact/hooks';
import type { ErrorInfo } from '../../../lib/errors';
import { errorText, t } from '../../../lib/text';
import { now } from '../../state/clock';
import { Sentence } from '../../ui/TextField';
import { Fault } from '../LoadState';

/** Why a server may not find (404) what a change is of, or a part of it: one sentence for each kind, true whatever the reason is. */
export type MissingText =
  | 'missingMember'
  | 'missingInvitation'
  | 'missingInvite'
  | 'missingGroup'
  | 'missingCollection'
  | 'missingPolicy'
  | 'missingSubscription'
  | 'missingImport';

/** Why a change was not made, or may not have been, in words. */
export const changeErrorText = (error: ErrorInfo, missing: MissingText): string =>
  error.code === 'org-missing'
    ? t(missing, error.details.host ?? '', error.details.number ?? '')
    : errorText(error);

interface ChangeErrorProps {
  error: ErrorInfo;
  missing: MissingText;
  again: () => void;
}

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
export function ChangeError({ error, missing, again }: ChangeErrorProps) {
  if (MENDED.has(error.code)) return <Fault error={error} again={again} />;
  return <Sentence text={changeErrorText(error, missing)} />;
}

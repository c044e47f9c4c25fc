import { useEffect, useState } from 'preact/hooks';
import { type ErrorInfo, toErrorInfo } from '../../lib/errors';
import { ask, type OneTimeCode } from '../../lib/protocol';
import { errorText, t } from '../../lib/text';
import { now } from '../state/clock';
import type { OpenedItem } from '../state/opened-item';
import { isEnding, TotpRing } from '../ui/TotpRing';
import { Copy, Field } from './Field';

/** 418902 as "418 902": groups of three, or of four for codes of eight. */
export function groupCode(code: string): string {
  const size = code.length === 8 ? 4 : 3;
  return code.match(new RegExp(`.{1,${size}}`, 'g'))?.join(' ') ?? code;
}

/** The code of an item, asked for again whenever its time is over. */
function useCode(
  id: string,
  guard: OpenedItem['guard'],
): { code: OneTimeCode | null; error: ErrorInfo | null } {
  const [code, setCode] = useState<OneTimeCode | null>(null);
  const [error, setError] = useState<ErrorInfo | null>(null);
  const isOver = code === null || now.value >= code.validUntil;
  useEffect(() => {
    if (!isOver) return;
    ask('vault.code', { id, ...guard() }).then(setCode, (reason: unknown) => setError(toErrorInfo(reason)));
  }, [id, isOver]);
  return { code, error };
}

interface TotpCodeProps {
  id: string;
  label: string;
  cap?: string | undefined;
  guard: OpenedItem['guard'];
}

/** The one-time code, large, with the time that it has left; in its last seconds also the next one. */
export function TotpCode({ id, label, cap, guard }: TotpCodeProps) {
  const { code, error } = useCode(id, guard);
  if (error) {
    return (
      <Field label={label}>
        <span class="care">{errorText(error)}</span>
      </Field>
    );
  }
  if (!code) return <Field label={label}>{'\u00a0'}</Field>;
  const secondsLeft = Math.max(0, Math.ceil((code.validUntil - now.value) / 1000));
  const isLate = isEnding(secondsLeft);
  return (
    <Field
      label={label}
      buttons={
        <>
          <span class={`num small ${isLate ? 'care' : 't2'}`} aria-hidden="true">
            {t('secondsShort', secondsLeft)}
          </span>
          <TotpRing secondsLeft={secondsLeft} period={code.periodSeconds} />
          {isLate && <span class="small t3 num">{t('nextCode', groupCode(code.next))}</span>}
          <Copy label={label} value={code.code} isSecret cap={isLate ? undefined : cap} />
        </>
      }
    >
      <bdi class={`otp ${isLate ? 'care' : ''}`}>{groupCode(code.code)}</bdi>
    </Field>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import { type ErrorInfo, toErrorInfo } from '../../lib/errors';
import type { SuggestedRow } from '../../lib/fill';
import { ask } from '../../lib/protocol';
import { errorText, t } from '../../lib/text';
import { fillReportText } from '../state/fill';
import { PasswordAgain } from './PasswordAgain';
import type { SuggestAppProps } from './SuggestApp';
import { SuggestRow } from './SuggestRow';

type ListProps = SuggestAppProps & { readonly rows: readonly SuggestedRow[] };

/** What has become of the row that was chosen. */
type Outcome =
  | { readonly name: 'none' }
  | { readonly name: 'sure'; readonly id: string }
  | { readonly name: 'guarded'; readonly id: string }
  | { readonly name: 'told'; readonly text: string };

const NONE: Outcome = { name: 'none' };

const told = (error: ErrorInfo): Outcome => ({ name: 'told', text: errorText(error) });

/** Fills, and closes the frame where all went well. */
async function choose({ port }: ListProps, id: string, password?: string): Promise<Outcome> {
  try {
    const report = await ask('suggest.choose', {
      token: port.token,
      id,
      ...(password !== undefined && { password }),
    });
    if (report.filled < report.planned) return { name: 'told', text: fillReportText(report) };
    port.say({ name: 'close' });
    return NONE;
  } catch (error) {
    const info = toErrorInfo(error);
    return info.code === 'reprompt-needed' ? { name: 'guarded', id } : told(info);
  }
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Arrows and Enter, from the moment that the arrow down has led here; Escape, and up from the first row, lead back to the page. */
function useKeys({ port, rows }: ListProps, press: (row: SuggestedRow, event: Event) => void) {
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(-1);
  useEffect(() => {
    port.listen(({ name }) => {
      if (name !== 'enter') return;
      setAt(0);
      list.current?.focus();
    });
  }, []);
  const leave = () => {
    setAt(-1);
    port.say({ name: 'leave' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const row = rows[at];
    if (event.key === 'Escape' || (step === -1 && at <= 0)) leave();
    else if (step !== undefined) setAt(Math.min(at + step, rows.length - 1));
    else if (event.key === 'Enter' && row) press(row, event);
    else return;
    event.preventDefault();
  };
  return { list, at, setAt, onKeyDown };
}

/** The items that fit the field. The first click on one that was saved for another host names it; the second fills. */
export function SuggestList(props: ListProps) {
  const { rows, sight, port } = props;
  const [outcome, setOutcome] = useState<Outcome>(NONE);
  const fill = (id: string, password?: string) => void choose(props, id, password).then(setOutcome);
  const press = ({ row, isNear }: SuggestedRow, event: Event) => {
    if (!sight.isProved(event)) return setOutcome({ name: 'told', text: t('suggestUnseen') });
    if (!isNear && !(outcome.name === 'sure' && outcome.id === row.id))
      return setOutcome({ name: 'sure', id: row.id });
    fill(row.id);
  };
  const { list, at, setAt, onKeyDown } = useKeys(props, press);
  if (outcome.name === 'guarded')
    return (
      <PasswordAgain
        onAnswer={(password) => fill(outcome.id, password)}
        onCancel={() => port.say({ name: 'close' })}
      />
    );
  return (
    <>
      <div
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label={t('suggestions')}
        aria-activedescendant={at < 0 ? undefined : `row-${at}`}
        onKeyDown={onKeyDown}
        onBlur={() => setAt(-1)}
      >
        {rows.map((one, index) => (
          <SuggestRow
            key={one.row.id}
            id={`row-${index}`}
            one={one}
            isSelected={index === at}
            isAsking={outcome.name === 'sure' && outcome.id === one.row.id}
            onPress={(event) => press(one, event)}
          />
        ))}
      </div>
      <p class="said" role="status">
        {outcome.name === 'told' ? outcome.text : ''}
      </p>
    </>
  );
}

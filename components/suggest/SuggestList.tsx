import { useState } from 'preact/hooks';
import { type ErrorInfo, toErrorInfo } from '../../lib/errors';
import type { SuggestedRow } from '../../lib/fill';
import { ask } from '../../lib/protocol';
import { errorText, t } from '../../lib/text';
import { fillReportText } from '../state/fill';
import { PasswordAgain } from './PasswordAgain';
import { isProvedNow } from './prove';
import type { SuggestAppProps } from './SuggestApp';
import { type Doubt, SuggestRow } from './SuggestRow';
import { useFrameKeys } from './use-frame-keys';

type ListProps = SuggestAppProps & { readonly rows: readonly SuggestedRow[] };

/** What has become of the row that was chosen. */
type Outcome =
  | { readonly name: 'none' }
  | { readonly name: 'doubt'; readonly id: string; readonly doubt: Doubt }
  | { readonly name: 'guarded'; readonly id: string; readonly overwrite: boolean }
  | { readonly name: 'told'; readonly text: string };

const NONE: Outcome = { name: 'none' };

const told = (error: ErrorInfo): Outcome => ({ name: 'told', text: errorText(error) });

interface Chosen {
  readonly id: string;
  readonly overwrite: boolean;
  readonly password?: string;
}

/** Fills, and closes the frame where all went well. */
async function choose({ port }: ListProps, chosen: Chosen): Promise<Outcome> {
  try {
    const report = await ask('suggest.choose', { token: port.token, ...chosen });
    if (report.filled < report.planned) return { name: 'told', text: fillReportText(report) };
    port.say({ name: 'close' });
    return NONE;
  } catch (error) {
    const info = toErrorInfo(error);
    const { id, overwrite } = chosen;
    if (info.code === 'page-has-values') return { name: 'doubt', id, doubt: 'typed' };
    return info.code === 'reprompt-needed' ? { name: 'guarded', id, overwrite } : told(info);
  }
}

/** The items that fit the field. What is in doubt about one is said on its first click; the second fills. */
export function SuggestList(props: ListProps) {
  const { rows, port } = props;
  const [outcome, setOutcome] = useState<Outcome>(NONE);
  const fill = (chosen: Chosen) => void choose(props, chosen).then(setOutcome);
  const doubtOf = (id: string) => (outcome.name === 'doubt' && outcome.id === id ? outcome.doubt : null);
  const press = async ({ row: { id }, isNear }: SuggestedRow, event: Event) => {
    const doubt = doubtOf(id);
    if (!(await isProvedNow(props, event))) setOutcome({ name: 'told', text: t('suggestUnseen') });
    else if (!isNear && !doubt) setOutcome({ name: 'doubt', id, doubt: 'other-host' });
    else fill({ id, overwrite: doubt === 'typed' });
  };
  const { list, at, onKeyDown, onBlur } = useFrameKeys(port, rows, press);
  if (outcome.name === 'guarded')
    return (
      <PasswordAgain
        onAnswer={(password) => fill({ id: outcome.id, overwrite: outcome.overwrite, password })}
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
        onBlur={onBlur}
      >
        {rows.map((one, index) => (
          <SuggestRow
            key={one.row.id}
            id={`row-${index}`}
            one={one}
            isSelected={index === at}
            doubt={doubtOf(one.row.id)}
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

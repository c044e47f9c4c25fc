import { formatNumber, t } from '../../lib/text';
import { SelectField } from '../ui/SelectField';
import { countWorthALook, deviceOptions, setSift, sift, typeOptions } from './event-sift';
import { events } from './lists';

const ANY = '';
const numberIn = (value: string): number | null => (value === ANY ? null : Number(value));

/** What is shown of the events that have come: servers do not look for these. */
export function SiftTools() {
  const { rows } = events.state.value;
  const now = sift.value;
  if (rows.length === 0) return null;
  return (
    <>
      <SelectField
        bare
        label={t('eventAction')}
        value={String(now.type ?? ANY)}
        options={[{ value: ANY, label: t('anyAction') }, ...typeOptions(rows, now)]}
        onChoose={(value) => setSift({ type: numberIn(value) })}
      />
      <SelectField
        bare
        label={t('eventClient')}
        value={String(now.device ?? ANY)}
        options={[{ value: ANY, label: t('anyClient') }, ...deviceOptions(rows, now)]}
        onChoose={(value) => setSift({ device: numberIn(value) })}
      />
      <button
        type="button"
        class={`chip out ${now.isCareOnly ? 'on' : ''}`}
        aria-pressed={now.isCareOnly}
        onClick={() => setSift({ isCareOnly: !now.isCareOnly })}
      >
        {t('worthALook', formatNumber(countWorthALook(rows)))}
      </button>
    </>
  );
}

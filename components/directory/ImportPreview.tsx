import { useMemo, useState } from 'preact/hooks';
import { formatNumber, t } from '../../lib/text';
import { type Column, findRows, type Sort, sortRows } from '../console/arrange';
import { Table } from '../console/Table';
import { Icon } from '../ui/Icon';
import { TextField } from '../ui/TextField';
import { ACTS, actName, isLoss, sentencesOf } from './act-texts';
import type { Act, Plan, PlanRow } from './plan';

const COLUMNS: readonly Column<PlanRow>[] = [
  {
    name: 'act',
    label: 'importAct',
    share: 20,
    text: ({ act }) => actName(act),
    order: ({ act }) => ACTS.indexOf(act),
  },
  { name: 'who', label: 'importWho', share: 45, text: ({ who }) => who },
  { name: 'what', label: 'importWhat', share: 35, text: ({ what }) => what },
];

/** What it all comes to. */
export function Sentences({ plan, isBlind }: { plan: Plan; isBlind: boolean }) {
  const told = sentencesOf(plan);
  return (
    <ul class="stack tight sums">
      {told.map(({ act, text }) => (
        <li key={act} class="note">
          <Icon name={isLoss(act) ? 'alert' : 'check'} small class={isLoss(act) ? 'care' : 'ok'} />
          <span>{text}</span>
        </li>
      ))}
      {isBlind && plan.body.overwriteExisting && (
        <li class="note">
          <Icon name="alert" small class="care" />
          <span>{t('importSumOverwriteBlind')}</span>
        </li>
      )}
      {told.length === 0 && <li class="t2">{t('importNoChange')}</li>}
      {plan.counts.has('keepOwner') && <li class="small t2">{t('importOwnersStay')}</li>}
    </ul>
  );
}

function Chips({
  plan,
  chosen,
  onChoose,
}: {
  plan: Plan;
  chosen: Act | null;
  onChoose: (act: Act | null) => void;
}) {
  const chip = (act: Act | null, label: string, count: number) => (
    <button
      key={act ?? ''}
      type="button"
      class={`chip ${chosen === act ? 'on' : ''}`}
      aria-pressed={chosen === act}
      onClick={() => onChoose(act)}
    >
      {label} <span class="num t3">{formatNumber(count)}</span>
    </button>
  );
  return (
    <div class="line wrap">
      {chip(null, t('importAll'), plan.rows.length)}
      {ACTS.map((act) => {
        const count = plan.counts.get(act) ?? 0;
        return count > 0 && chip(act, actName(act), count);
      })}
    </div>
  );
}

/** What an import would do, as sentences and row by row; only the rows in view are drawn. */
export function ImportPreview({ plan, isBlind }: { plan: Plan; isBlind: boolean }) {
  const [act, choose] = useState<Act | null>(null);
  const [typed, setTyped] = useState('');
  const [sort, setSort] = useState<Sort | null>({ column: 'act', isDown: false });
  const chosen = act !== null && plan.counts.has(act) ? act : null;
  const rows = useMemo(() => {
    const some = chosen === null ? plan.rows : plan.rows.filter((row) => row.act === chosen);
    return sortRows(findRows(some, COLUMNS, typed), COLUMNS, sort);
  }, [plan, chosen, typed, sort]);
  return (
    <section class="stack list-view" aria-label={t('importPreview')}>
      <h3 class="k">{t('importPreview')}</h3>
      <Sentences plan={plan} isBlind={isBlind} />
      <div class="line wrap tools">
        <div class="finder">
          <TextField label={t('search')} bare value={typed} placeholder={t('search')} onInput={setTyped} />
        </div>
        <Chips plan={plan} chosen={chosen} onChoose={choose} />
      </div>
      {rows.length > 0 ? (
        <Table
          label={t('importPreview')}
          rows={rows}
          columns={COLUMNS}
          sort={sort}
          onSort={setSort}
          onOpen={({ act: opened }) => choose(chosen === null ? opened : null)}
        />
      ) : (
        <p class="t2">{t('nothingFound')}</p>
      )}
    </section>
  );
}

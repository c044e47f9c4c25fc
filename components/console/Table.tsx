import { useId, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/text';
import { type Move, moveOfKey, PAGE } from '../item/list-keys';
import { Icon } from '../ui/Icon';
import { type Column, nextSort, type Sort } from './arrange';
import { useRowWindow } from './use-row-window';

/** Rows that are picked, to do the same to all of them. */
export interface Picking<Row> {
  readonly has: (row: Row) => boolean;
  readonly nameOf: (row: Row) => string;
  /** Picks these, or lets them go. */
  readonly pick: (rows: readonly Row[], is: boolean) => void;
}

interface TableProps<Row> {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  onOpen: (row: Row) => void;
  picking?: Picking<Row> | undefined;
}

const SORTED = { up: 'ascending', down: 'descending', none: 'none' } as const;

interface PickBoxProps {
  name: string;
  checked: boolean;
  onPick: (is: boolean) => void;
  /** In a row it is the row's key that picks: the Tab key passes it by. */
  tabIndex?: number;
}

const PickBox = ({ name, checked, onPick, tabIndex }: PickBoxProps) => (
  <label class="choice">
    <input
      type="checkbox"
      aria-label={name}
      checked={checked}
      tabIndex={tabIndex}
      onChange={({ currentTarget }) => onPick(currentTarget.checked)}
    />
    <span class={`ck ${checked ? 'on' : ''}`} aria-hidden="true">
      {checked && <Icon name="check" />}
    </span>
  </label>
);

type HeadProps<Row> = Pick<TableProps<Row>, 'columns' | 'sort' | 'onSort' | 'picking' | 'rows'>;

function Head<Row>({ columns, sort, onSort, picking, rows }: HeadProps<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {picking && (
          <th scope="col" class="ticks">
            <PickBox
              name={t('pickAllRows')}
              checked={rows.every(picking.has)}
              onPick={(is) => picking.pick(rows, is)}
            />
          </th>
        )}
        {columns.map(({ name, label }) => {
          const way = sort?.column !== name ? 'none' : sort.isDown ? 'down' : 'up';
          return (
            <th key={name} scope="col" aria-sort={SORTED[way]}>
              <button type="button" class="sorter" onClick={() => onSort(nextSort(sort, name))}>
                {t(label)}
                {way !== 'none' && <Icon name={way === 'up' ? 'up' : 'down'} small />}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** In which keys move (ARIA 1.2, `grid`): the linter takes every table for one that is only read. */
const gridOf = (active: string | undefined) => ({
  role: 'grid' as const,
  tabIndex: 0,
  'aria-activedescendant': active,
});
/** It stands for rows that are counted elsewhere. */
const UNREAD = { 'aria-hidden': true } as const;

const Gap = ({ height, span }: { height: number; span: number }) =>
  height > 0 ? (
    <tr {...UNREAD} class="gap" style={{ blockSize: `${height}px` }}>
      <td colSpan={span} />
    </tr>
  ) : null;

const STEPS: Readonly<Partial<Record<Move, number>>> = {
  up: -1,
  down: 1,
  'page-up': -PAGE,
  'page-down': PAGE,
  home: Number.NEGATIVE_INFINITY,
  end: Number.POSITIVE_INFINITY,
};

/** Where a key leads from a row among so many; null for other keys. */
export function rowOfKey(event: KeyboardEvent, at: number, count: number): number | null {
  const move = moveOfKey(event, false);
  const step = move && STEPS[move];
  if (step === null || step === undefined || count === 0) return null;
  return Math.min(count - 1, Math.max(0, at + step));
}

interface LineProps<Row> {
  id: string;
  row: Row;
  index: number;
  columns: readonly Column<Row>[];
  isSelected: boolean;
  onClick: () => void;
  picking: Picking<Row> | undefined;
}

/** A click there picks the row, and does not open it. */
const isPick = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('.ticks') !== null;

function Line<Row>({ id, row, index, columns, isSelected, onClick, picking }: LineProps<Row>) {
  return (
    <tr
      id={id}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      class={isSelected ? 'row-of sel' : 'row-of'}
      onClick={({ target }) => !isPick(target) && onClick()}
    >
      {picking && (
        <td class="ticks">
          <PickBox
            name={t('pickRow', picking.nameOf(row))}
            checked={picking.has(row)}
            tabIndex={-1}
            onPick={(is) => picking.pick([row], is)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.name} class={column.isCode ? 'code cut' : 'cut'} title={column.text(row)}>
          {column.draw ? column.draw(row) : column.text(row) || '–'}
        </td>
      ))}
    </tr>
  );
}

interface Selection<Row> {
  readonly rows: readonly Row[];
  readonly at: number;
  readonly go: (index: number) => void;
  readonly onOpen: (row: Row) => void;
  readonly picking: Picking<Row> | undefined;
}

function onGridKey<Row>(event: KeyboardEvent, { rows, at, go, onOpen, picking }: Selection<Row>): void {
  if (event.target !== event.currentTarget) return;
  const row = rows[at];
  const to = rowOfKey(event, at, rows.length);
  if (to !== null) go(to);
  else if (event.key === 'Enter' && row !== undefined) onOpen(row);
  else if (event.key === ' ' && row !== undefined && picking) picking.pick([row], !picking.has(row));
  else return;
  event.preventDefault();
}

/** Rows by the thousand: one stop of the Tab key, arrows move within, Enter opens, heads sort. */
export function Table<Row>(props: TableProps<Row>) {
  const { label, rows, columns, sort, onSort, onOpen, picking } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [selected, select] = useState(-1);
  const { from, to, above, below, onScroll, reveal } = useRowWindow(rows.length, scroller);
  const at = selected < rows.length ? selected : -1;
  const go = (index: number) => {
    select(index);
    reveal(index);
  };
  return (
    <div class="grid-box" ref={scroller} onScroll={onScroll}>
      <table
        {...gridOf(at >= from && at < to ? `${id}-${at}` : undefined)}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        data-grid
        onKeyDown={(event) => onGridKey(event, { rows, at, go, onOpen, picking })}
        onFocus={({ target, currentTarget }) => target === currentTarget && at < 0 && select(0)}
      >
        <colgroup>
          {picking && <col class="ticks" />}
          {columns.map(({ name, share }) => (
            <col key={name} style={{ inlineSize: `${share}%` }} />
          ))}
        </colgroup>
        <Head columns={columns} sort={sort} onSort={onSort} picking={picking} rows={rows} />
        <tbody>
          <Gap height={above} span={columns.length + (picking ? 1 : 0)} />
          {rows.slice(from, to).map((row, place) => {
            const index = from + place;
            const open = () => {
              select(index);
              onOpen(row);
            };
            const line = { row, index, columns, isSelected: index === at, onClick: open, picking };
            return <Line key={index} id={`${id}-${index}`} {...line} />;
          })}
          <Gap height={below} span={columns.length + (picking ? 1 : 0)} />
        </tbody>
      </table>
    </div>
  );
}

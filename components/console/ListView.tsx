import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { formatNumber, type TextKey, t } from '../../lib/text';
import { saveFile } from '../state/save-file';
import { Icon } from '../ui/Icon';
import { KeyCap } from '../ui/KeyCap';
import { ENTER } from '../ui/key-cap';
import { MenuButton, type MenuEntry } from '../ui/Menu';
import { TextField } from '../ui/TextField';
import { type Column, type Field, findRows, type Sort, sortRows } from './arrange';
import { ExportNote } from './ExportNote';
import { tellExported } from './exported';
import { LoadState } from './LoadState';
import type { Loader, ReadLoader } from './loaded';
import { type Picking, Table } from './Table';
import { createWriter, type Format, fileName } from './write-rows';

/** What a list shows of its rows. */
export interface ListSpec<Row> {
  /** Of its files. */
  readonly name: string;
  readonly title: TextKey;
  readonly columns: readonly Column<Row>[];
  readonly fields: readonly Field<Row>[];
}

interface ListViewProps<Row> {
  spec: ListSpec<Row>;
  loader: ReadLoader<Row>;
  details: (row: Row, close: () => void) => ComponentChildren;
  /** How many parts come at first; all unless told. */
  parts?: number;
  /** Lists that give names to its ids. */
  also?: readonly Pick<Loader<unknown>, 'load'>[];
  /** Beside the search. */
  tools?: ComponentChildren;
  /** Below the table. */
  foot?: ComponentChildren;
  /** Rows may be picked. */
  picking?: Picking<Row> | undefined;
  /** Which rows are shown at all; all unless told. */
  keep?: ((row: Row) => boolean) | null;
  /** More ways out. */
  exports?: readonly MenuEntry[];
}

/** Loads what has not begun to come; then the names for it. A key that is refused is refused once. */
async function begin<Row>(
  { state, load }: ReadLoader<Row>,
  parts: number | undefined,
  also: readonly Pick<Loader<unknown>, 'load'>[],
): Promise<void> {
  if (!state.peek().hasBegun) await load(parts);
  if (state.peek().hasBegun) await Promise.all(also.map((one) => one.load()));
}

/** Names that only the vault can open go to files too. They leave it by that: off until somebody wants it. */
const withNames = signal(false);

/** What goes to a file as things stand. */
export const chosenFields = <Row,>(fields: readonly Field<Row>[]): readonly Field<Row>[] =>
  fields.filter(({ isOfVault }) => withNames.value || !isOfVault);

interface ExportMenuProps<Row> {
  spec: ListSpec<Row>;
  rows: readonly Row[];
  /** How many rows of the list could not be read. */
  unread: number;
  more: readonly MenuEntry[] | undefined;
}

function ExportMenu<Row>({ spec, rows, unread, more = [] }: ExportMenuProps<Row>) {
  const save = (format: Format) => () => {
    const writer = createWriter(format, chosenFields(spec.fields));
    saveFile(fileName(spec.name, format), [writer.head, writer.rows(rows), writer.tail()]);
    tellExported({ list: spec.name, rows: rows.length, unread, isKept: false });
  };
  const entries: MenuEntry[] = [
    { label: t('exportCsv'), icon: 'save', run: save('csv') },
    { label: t('exportJson'), icon: 'save', run: save('json') },
    ...more,
  ];
  if (spec.fields.some(({ isOfVault }) => isOfVault))
    entries.push({
      label: t('exportWithNames'),
      icon: 'lock',
      line: true,
      checked: withNames.value,
      run: () => {
        withNames.value = !withNames.value;
      },
    });
  return (
    <MenuButton name={t('exportList')} class="btn" entries={entries}>
      <Icon name="save" small />
      {t('exportVerb')}
    </MenuButton>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, dialog') !== null;

/** `/` leads to the search from everywhere. */
function useSearchKey() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  return input;
}

const Keys = ({ canPick }: { canPick: boolean }) => (
  <span class="line small t3" aria-hidden="true">
    <KeyCap cap="↑" />
    <KeyCap cap="↓" />
    {t('keyMoveRow')}
    <KeyCap cap={ENTER} go />
    {t('details')}
    {canPick && (
      <>
        <KeyCap cap={t('keySpace')} />
        {t('keyPickRow')}
      </>
    )}
    <KeyCap cap="/" />
    {t('keyFind')}
  </span>
);

function countText(found: number, all: number, hasMore: boolean): string {
  if (found < all) return t('countFound', formatNumber(found), formatNumber(all));
  return t(hasMore ? 'countMore' : 'countAll', formatNumber(all));
}

function useArranged<Row>({ spec: { columns }, loader, keep = null }: ListViewProps<Row>) {
  const { rows } = loader.state.value;
  const [typed, type] = useState('');
  const [sort, setSort] = useState<Sort | null>(null);
  const kept = useMemo(() => (keep ? rows.filter(keep) : rows), [rows, keep]);
  const found = useMemo(() => findRows(kept, columns, typed), [kept, columns, typed]);
  const arranged = useMemo(() => sortRows(found, columns, sort), [found, columns, sort]);
  return { typed, type, sort, setSort, arranged };
}

/** A list of the organisation: searched, sorted, opened row by row, and taken to a file as it is shown. */
export function ListView<Row>(props: ListViewProps<Row>) {
  const { spec, loader, details, parts, also = [], tools, foot, exports, picking } = props;
  const { rows, next, unread, hasBegun, isLoading } = loader.state.value;
  const { typed, type, sort, setSort, arranged } = useArranged(props);
  const [opened, open] = useState<Row | null>(null);
  const input = useSearchKey();
  useEffect(() => void begin(loader, parts, also), []);
  return (
    <section class="list-view" aria-label={t(spec.title)} aria-busy={isLoading}>
      <div class="line wrap tools">
        <div class="finder">
          <TextField
            bare
            label={t('search')}
            placeholder={t('search')}
            value={typed}
            inputRef={input}
            onInput={type}
          />
        </div>
        {tools}
        <span class="end small t2 num" role="status">
          {hasBegun ? countText(arranged.length, rows.length, next !== null) : isLoading && t('loading')}
        </span>
        {rows.length > 0 && <ExportMenu spec={spec} rows={arranged} unread={unread} more={exports} />}
      </div>
      <ExportNote list={spec.name} />
      <LoadState loader={loader} {...(parts !== undefined && { parts })} />
      {rows.length > 0 && (
        <Table
          label={t(spec.title)}
          rows={arranged}
          columns={spec.columns}
          sort={sort}
          onSort={setSort}
          onOpen={open}
          picking={picking}
        />
      )}
      {hasBegun && arranged.length === 0 && (
        <p class="t2">{t(rows.length === 0 ? 'listEmpty' : 'nothingFound')}</p>
      )}
      <div class="line wrap foot-of">
        {foot}
        <span class="end">{rows.length > 0 && <Keys canPick={picking !== undefined} />}</span>
      </div>
      {opened !== null && details(opened, () => open(null))}
    </section>
  );
}

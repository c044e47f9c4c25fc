import { useRef, useState } from 'preact/hooks';
import { t } from '../../lib/text';
import { accountHue, accountName, accountOf, isMixed } from '../state/accounts';
import { pressable } from '../ui/pressable';
import { AsideEntry } from './AsideEntry';
import type { ListEntry, ListModel, RowEntry } from './list-model';
import type { Placed } from './list-window';
import { RowFace, spokenRow } from './Row';
import { actionCount, RowActions } from './RowActions';
import { SectionHead } from './SectionHead';
import { useListWindow } from './use-list-window';

export const LIST_ID = 'items';

/** Id of a row's element, for the search field to point at. */
export const rowElementId = (key: string): string => `row-${key}`;

interface ItemListProps {
  model: ListModel;
  selected: RowEntry | null;
  /** What is marked in rows, folded. */
  words: readonly string[];
  organizationName: (id: string | null) => string | null;
  /** Ids of what is picked; null while nobody picks. */
  picked: ReadonlySet<string> | null;
  onClick: (entry: RowEntry, event: MouseEvent) => void;
}

const ofType = <T extends ListEntry['type']>(
  shown: readonly Placed[],
  type: T,
): Placed<Extract<ListEntry, { type: T }>>[] =>
  shown.filter((placed): placed is Placed<Extract<ListEntry, { type: T }>> => placed.entry.type === type);

const at = (start: number) => ({ insetBlockStart: `${start}px` });

function Heads({ shown, sticky }: { shown: readonly Placed[]; sticky: number }) {
  return (
    <>
      {ofType(shown, 'head').map(({ entry, index, start }) => (
        <div
          key={entry.key}
          data-line="head"
          class={index === sticky ? 'head-line sticky' : 'head-line'}
          style={index === sticky ? {} : at(start)}
        >
          <SectionHead head={entry} />
        </div>
      ))}
    </>
  );
}

interface RowsProps extends ItemListProps {
  shown: readonly Placed[];
  hovered: string | null;
  onHover: (key: string) => void;
}

function OptionRow(props: RowsProps & { placed: Placed<RowEntry> }) {
  const { entry, start } = props.placed;
  const isSelected = entry.key === props.selected?.key;
  const isPicked = props.picked?.has(entry.row.id) ?? null;
  const isOpen = isSelected || entry.key === props.hovered;
  const buttons = isOpen && isPicked === null ? actionCount(entry.row) : 0;
  const organization = props.organizationName(entry.row.organizationId);
  const account = isMixed.value ? accountOf(entry.row.id) : null;
  return (
    <div
      id={rowElementId(entry.key)}
      data-line="row"
      role="option"
      tabIndex={-1}
      aria-label={spokenRow(entry, organization, account && accountName(account))}
      aria-selected={isPicked ?? isSelected}
      aria-setsize={props.model.rows}
      aria-posinset={entry.ordinal + 1}
      class={`row ${isSelected ? 'sel' : isOpen ? 'hov' : ''} ${account ? `owned ${accountHue(account)}` : ''}`}
      style={{ ...at(start), '--buttons': buttons }}
      onPointerMove={() => props.onHover(entry.key)}
      {...pressable((event) => props.onClick(entry, event))}
    >
      <RowFace entry={entry} words={props.words} organization={organization} isPicked={isPicked} />
    </div>
  );
}

function Rows(props: RowsProps) {
  const rows = ofType(props.shown, 'row');
  if (rows.length === 0) return null;
  return (
    <div role="listbox" id={LIST_ID} aria-label={t('items')} aria-multiselectable={props.picked !== null}>
      {rows.map((placed) => (
        <OptionRow key={placed.entry.key} {...props} placed={placed} />
      ))}
    </div>
  );
}

function Sets({ shown, selected, hovered }: Pick<RowsProps, 'shown' | 'selected' | 'hovered'>) {
  const open = ofType(shown, 'row').filter(({ entry: { key } }) => key === selected?.key || key === hovered);
  return (
    <>
      {open.map(({ entry, start }) => (
        <div key={entry.key} class={`set ${entry.key === selected?.key ? 'sel' : ''}`} style={at(start)}>
          <RowActions row={entry.row} />
        </div>
      ))}
    </>
  );
}

function Asides({ shown }: { shown: readonly Placed[] }) {
  return (
    <>
      {ofType(shown, 'aside').map(({ entry, start }) => (
        <AsideEntry key={entry.key} row={entry.row} place={at(start)} />
      ))}
      {ofType(shown, 'nothing').map(({ entry, start }) => (
        <p key={entry.key} data-line="nothing" class="nothing t2" style={at(start)}>
          {t('nothingForSite')}
        </p>
      ))}
    </>
  );
}

/** All lines of the list, of which only those in view are drawn. Buttons lie over their rows, because an option may hold none. */
export function ItemList(props: ItemListProps) {
  const { model, selected } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const { shown, sticky, height, onScroll } = useListWindow(model, scroller, selected?.index ?? -1);
  return (
    <div class="list scroll" ref={scroller} onScroll={onScroll} onPointerLeave={() => setHovered(null)}>
      <div class="lines" style={{ blockSize: `${height}px` }}>
        <Heads shown={shown} sticky={sticky} />
        <Rows {...props} shown={shown} hovered={hovered} onHover={setHovered} />
        <Asides shown={shown} />
        {props.picked === null && <Sets shown={shown} selected={selected} hovered={hovered} />}
      </div>
    </div>
  );
}

import type { VirtualItem } from '@tanstack/virtual-core';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/text';
import { go, route } from '../state/route';
import { settings } from '../state/settings';
import { pressable } from '../ui/pressable';
import { AsideEntry } from './AsideEntry';
import type { ListEntry, RowEntry } from './build-list';
import { RowFace, rowName } from './Row';
import { actionCount, RowActions } from './RowActions';
import { SectionHead } from './SectionHead';
import { headAbove, type ListVirtualizer, useVirtualList } from './use-virtual-list';

export const LIST_ID = 'items';

/** Id of a row's element, for the search field to point at. */
export const rowElementId = (key: string): string => `row-${key}`;

interface ItemListProps {
  entries: readonly ListEntry[];
  selected: RowEntry | null;
  search: string;
  organizationName: (id: string | null) => string | null;
  onUse: (entry: RowEntry) => void;
}

interface Placed<E extends ListEntry> {
  readonly entry: E;
  readonly item: VirtualItem;
}

const placedOf = <T extends ListEntry['type']>(
  entries: readonly ListEntry[],
  items: readonly VirtualItem[],
  type: T,
): Placed<Extract<ListEntry, { type: T }>>[] =>
  items.flatMap((item) => {
    const entry = entries[item.index];
    return entry?.type === type ? [{ entry: entry as Extract<ListEntry, { type: T }>, item }] : [];
  });

const at = ({ start }: VirtualItem) => ({ insetBlockStart: `${start}px` });

function Heads({ entries, virtualizer }: { entries: readonly ListEntry[]; virtualizer: ListVirtualizer }) {
  const items = virtualizer.getVirtualItems();
  const sticky = headAbove(entries, virtualizer.range?.startIndex ?? 0);
  return (
    <>
      {placedOf(entries, items, 'head').map(({ entry, item }) => (
        <div
          key={entry.key}
          class={item.index === sticky ? 'head-line sticky' : 'head-line'}
          style={item.index === sticky ? {} : at(item)}
        >
          <SectionHead head={entry} />
        </div>
      ))}
    </>
  );
}

interface RowsProps extends ItemListProps {
  virtualizer: ListVirtualizer;
  hovered: string | null;
  onHover: (key: string | null) => void;
}

function Rows({
  entries,
  selected,
  search,
  organizationName,
  onUse,
  virtualizer,
  hovered,
  onHover,
}: RowsProps) {
  const rows = placedOf(entries, virtualizer.getVirtualItems(), 'row');
  if (rows.length === 0) return null;
  return (
    <div role="listbox" id={LIST_ID} aria-label={t('items')}>
      {rows.map(({ entry, item }) => {
        const isSelected = entry.key === selected?.key;
        const isOpen = isSelected || entry.key === hovered;
        const organization = organizationName(entry.row.organizationId);
        return (
          <div
            key={entry.key}
            id={rowElementId(entry.key)}
            role="option"
            tabIndex={-1}
            aria-selected={isSelected}
            aria-label={rowName(entry.row, organization)}
            aria-setsize={entries.length}
            aria-posinset={item.index + 1}
            class={`row ${isSelected ? 'sel' : isOpen ? 'hov' : ''}`}
            style={{ ...at(item), '--buttons': isOpen ? actionCount(entry.row) : 0 }}
            {...pressable(() => onUse(entry))}
            onPointerMove={() => onHover(entry.key)}
          >
            <RowFace entry={entry} search={search} organization={organization} />
          </div>
        );
      })}
    </div>
  );
}

function Sets({ entries, selected, virtualizer, hovered }: Omit<RowsProps, 'search' | 'onHover'>) {
  const open = placedOf(entries, virtualizer.getVirtualItems(), 'row').filter(
    ({ entry }) => entry.key === selected?.key || entry.key === hovered,
  );
  return (
    <>
      {open.map(({ entry, item }) => (
        <div key={entry.key} class={`set ${entry.key === selected?.key ? 'sel' : ''}`} style={at(item)}>
          <RowActions row={entry.row} />
        </div>
      ))}
    </>
  );
}

function Asides({ entries, virtualizer }: { entries: readonly ListEntry[]; virtualizer: ListVirtualizer }) {
  const items = virtualizer.getVirtualItems();
  return (
    <>
      {placedOf(entries, items, 'aside').map(({ entry, item }) => (
        <AsideEntry key={entry.key} row={entry.row} place={at(item)} />
      ))}
      {placedOf(entries, items, 'nothing').map(({ entry, item }) => (
        <p key={entry.key} class="nothing t2" style={at(item)}>
          {t('nothingForSite')}
        </p>
      ))}
    </>
  );
}

/** All lines of the list, of which only those in view are drawn. Buttons lie over their rows, because an option may hold none. */
export function ItemList(props: ItemListProps) {
  const { entries, selected } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const isCompact = settings.value.density === 'compact';
  const virtualizer = useVirtualList({ entries, scroller, isCompact, initialOffset: route.peek().scroll });
  const selectedAt = entries.findIndex(({ key }) => key === selected?.key);
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current && selectedAt >= 0) virtualizer.scrollToIndex(selectedAt <= 1 ? 0 : selectedAt);
    isFirst.current = false;
  }, [selected?.key]);
  return (
    <div
      class="list scroll"
      ref={scroller}
      onScroll={({ currentTarget }) => go({ scroll: currentTarget.scrollTop })}
      onPointerLeave={() => setHovered(null)}
    >
      <div class="lines" style={{ blockSize: `${virtualizer.getTotalSize()}px` }}>
        <Heads entries={entries} virtualizer={virtualizer} />
        <Rows {...props} virtualizer={virtualizer} hovered={hovered} onHover={setHovered} />
        <Asides entries={entries} virtualizer={virtualizer} />
        <Sets {...props} virtualizer={virtualizer} hovered={hovered} />
      </div>
    </div>
  );
}

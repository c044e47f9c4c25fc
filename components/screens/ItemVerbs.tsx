import type { Item, Overview } from '../../lib/items';
import { t } from '../../lib/text';
import { isFillable } from '../state/fill';
import { copyItem, editItem } from '../state/forms';
import { archiveItem, canCopy, canEdit, restoreItem, setFavorite, trashItem } from '../state/outbox';
import { openWhy } from '../state/why';
import { IconButton } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { ctrlCap } from '../ui/key-cap';
import { MenuButton, type MenuEntry } from '../ui/Menu';
import { RemoveButton } from './RemoveButton';

interface ItemVerbsProps {
  item: Item;
  row: Overview;
}

/** What is done seldom enough to stand in a menu. */
function MoreMenu({ item, row }: ItemVerbsProps) {
  const { id, name, archived } = row;
  const copy: MenuEntry = { label: t('makeCopy'), icon: 'copy', run: () => copyItem(id, name) };
  const archive: MenuEntry = {
    label: t(archived ? 'fromArchive' : 'toArchive'),
    icon: 'save',
    run: () => archiveItem(row, !archived),
  };
  const why: MenuEntry = { label: t('whyTitle'), icon: 'info', run: () => openWhy(id) };
  const entries = [
    ...(canCopy(item) ? [copy] : []),
    ...(canEdit(item) && item.hasArchive ? [archive] : []),
    ...(isFillable(row) ? [why] : []),
  ];
  if (entries.length === 0) return null;
  return (
    <MenuButton name={t('itemMenu')} entries={entries}>
      <Icon name="more" />
    </MenuButton>
  );
}

function UsedVerbs({ item, row }: ItemVerbsProps) {
  const { id, name } = row;
  return (
    <>
      <IconButton icon="pen" name={t('editItem')} cap={ctrlCap('E')} onClick={() => editItem(id, name)} />
      {item.hasTrash ? (
        <IconButton icon="trash" name={t('toTrash')} onClick={() => trashItem(row)} />
      ) : (
        <RemoveButton row={row} />
      )}
    </>
  );
}

/** What can be done with an item, at the top of its screen. */
export function ItemVerbs({ item, row }: ItemVerbsProps) {
  if (!canEdit(item)) return row.deleted ? null : <MoreMenu item={item} row={row} />;
  return (
    <>
      <IconButton
        icon="star"
        name={t(row.favorite ? 'favouriteOff' : 'favouriteOn')}
        pressed={row.favorite}
        on={row.favorite}
        onClick={() => setFavorite(row.id, !row.favorite)}
      />
      {row.deleted ? (
        <>
          <IconButton icon="undo" name={t('restore')} onClick={() => restoreItem(row)} />
          <RemoveButton row={row} />
        </>
      ) : (
        <>
          <UsedVerbs item={item} row={row} />
          <MoreMenu item={item} row={row} />
        </>
      )}
    </>
  );
}

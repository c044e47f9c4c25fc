import type { Item, Overview } from '../../lib/items';
import { t } from '../../lib/text';
import { isFillable } from '../state/fill';
import { copyItem, editItem } from '../state/forms';
import { archiveItem, canCopy, canEdit, canMark, restoreItem, setFavorite, trashItem } from '../state/outbox';
import { mayChange } from '../state/session';
import { askPlace, sharingOf } from '../state/shared';
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
  const sharing = item.canEdit && mayChange.value ? sharingOf(row) : null;
  const share: MenuEntry = {
    label: t(sharing === 'collections' ? 'collectionsEntry' : 'shareEntry'),
    icon: 'org',
    run: () => askPlace(sharing ?? 'organization', row),
  };
  const folder: MenuEntry = {
    label: t('moveToFolderEntry'),
    icon: 'folder',
    run: () => askPlace('folder', row),
  };
  const entries = [
    ...(canCopy(item) ? [copy] : []),
    ...(sharing ? [share] : []),
    ...(canMark(item) && !item.canEdit ? [folder] : []),
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

const DeleteButton = ({ item, row }: ItemVerbsProps) =>
  item.hasTrash ? (
    <IconButton icon="trash" name={t('toTrash')} onClick={() => trashItem(row)} />
  ) : (
    <RemoveButton row={row} />
  );

/** The star, which is the person's own also on what they may only read. */
const Star = ({ row }: Pick<ItemVerbsProps, 'row'>) => (
  <IconButton
    icon="star"
    name={t(row.favorite ? 'favouriteOff' : 'favouriteOn')}
    pressed={row.favorite}
    on={row.favorite}
    onClick={() => setFavorite(row.id, !row.favorite)}
  />
);

function UsedVerbs({ item, row }: ItemVerbsProps) {
  const { id, name } = row;
  return (
    <>
      <IconButton icon="pen" name={t('editItem')} cap={ctrlCap('E')} onClick={() => editItem(id, name)} />
      {item.canDelete && <DeleteButton item={item} row={row} />}
    </>
  );
}

/** What can be done with one that was thrown away. */
const TrashVerbs = ({ item, row }: ItemVerbsProps) => (
  <>
    {item.canRestore && <IconButton icon="undo" name={t('restore')} onClick={() => restoreItem(row)} />}
    {item.canDelete && <RemoveButton row={row} />}
  </>
);

/** What can be done with an item, at the top of its screen. */
export function ItemVerbs({ item, row }: ItemVerbsProps) {
  if (row.deleted)
    return canEdit(item) ? (
      <>
        <Star row={row} />
        <TrashVerbs item={item} row={row} />
      </>
    ) : null;
  return (
    <>
      {canMark(item) && <Star row={row} />}
      {canEdit(item) && <UsedVerbs item={item} row={row} />}
      <MoreMenu item={item} row={row} />
    </>
  );
}

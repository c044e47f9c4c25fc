import { KINDS } from '../../lib/items';
import { t } from '../../lib/text';
import { kindLabel } from '../item/Row';
import { newItem } from '../state/forms';
import { mayChange } from '../state/session';
import { Icon } from '../ui/Icon';
import { isIconName } from '../ui/icons';
import { MenuButton, type MenuEntry } from '../ui/Menu';

/** Starts a form for a new item of any kind. */
export function NewMenu() {
  if (!mayChange.value) return null;
  const entries = KINDS.flatMap(({ kind, icon }): MenuEntry[] =>
    kind === 'unknown'
      ? []
      : [{ label: kindLabel(kind), icon: isIconName(icon) ? icon : 'plus', run: () => newItem(kind) }],
  );
  return (
    <MenuButton name={t('newItem')} class="ib" entries={entries}>
      <Icon name="plus" />
    </MenuButton>
  );
}

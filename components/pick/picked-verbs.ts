import type { BulkChange, Overview } from '../../lib/items';
import { type TextKey, t } from '../../lib/text';
import { abilitiesOf } from '../state/abilities';
import { picked } from '../state/picks';
import { route } from '../state/route';
import { askPlace, sharingOf } from '../state/shared';
import type { IconName } from '../ui/icons';
import type { MenuEntry } from '../ui/Menu';

/** Something that can be done with what is picked. `folder` and `gone` ask a question first. */
export interface PickedVerb {
  readonly to: Exclude<BulkChange['to'], 'organization' | 'collections'>;
  readonly name: string;
  readonly icon: IconName;
}

const verb = (to: PickedVerb['to'], name: TextKey, icon: IconName): PickedVerb => ({
  to,
  name: t(name),
  icon,
});

/** What can be done with items of the place that is shown; nothing that depends on the server until that is known. */
export function pickedVerbs(): PickedVerb[] {
  const { place } = route.value.filter;
  const remove = verb('gone', 'removeForGood', 'trash');
  if (place === 'trash') return [verb('restored', 'restore', 'undo'), remove];
  const move = verb('folder', 'moveToFolder', 'folder');
  const can = abilitiesOf(picked.value ?? []);
  if (!can) return [move];
  const { trash, archive } = can;
  const store =
    place === 'archive' ? verb('use', 'fromArchive', 'save') : verb('archive', 'toArchive', 'save');
  return [move, ...(archive ? [store] : []), trash ? verb('trash', 'toTrash', 'trash') : remove];
}

/** What can be asked about picked items that others have, or could have. */
export function sharingVerbs(rows: readonly Overview[]): MenuEntry[] {
  const able = (what: 'organization' | 'collections') => rows.some((row) => sharingOf(row) === what);
  const share: MenuEntry = {
    label: t('shareEntry'),
    icon: 'org',
    run: () => askPlace('organization', ...rows),
  };
  const collections: MenuEntry = {
    label: t('collectionsEntry'),
    icon: 'org',
    run: () => askPlace('collections', ...rows),
  };
  return [...(able('organization') ? [share] : []), ...(able('collections') ? [collections] : [])];
}

import type { Overview } from '../../lib/items';
import { type TextKey, t } from '../../lib/text';
import type { IconName } from '../ui/icons';
import { isIconName } from '../ui/icons';
import { inPhrase } from '../ui/in-phrase';
import { ctrlCap } from '../ui/key-cap';
import { abilitiesOf } from './abilities';
import { accountVerbs } from './account-verbs';
import { accountsFor } from './accounts';
import { lockNow, openSettings, syncNow } from './app-verbs';
import { copySlot, copySlots, fieldOfSlot, SLOT_KEYS } from './clipboard';
import { fillItem, isFillable } from './fill';
import { filterEntries } from './filter-menu';
import { copyItem, editItem, newItem } from './forms';
import { attempt } from './notice';
import { archiveItem } from './outbox';
import { startPicking } from './picks';
import { openGenerator, openItem, route, showList } from './route';
import { canLaunch, launch } from './row-verbs';
import { searchHelp } from './search-help';
import { mayChange } from './session';
import { changeSetting, settings } from './settings';
import { askPlace, sharingOf } from './shared';
import { moves, moveTo } from './surface';
import { openUnlockOptions } from './unlocking';
import { openWhy } from './why';

export interface Command {
  readonly id: string;
  readonly group: 'item' | 'vault' | 'app';
  readonly label: string;
  readonly icon: IconName;
  readonly cap?: string;
  readonly run: () => void;
}

function copyCommands(row: Overview): Command[] {
  return copySlots(row).map((slot) => {
    const field = fieldOfSlot(row, slot);
    return {
      id: `copy-${slot}`,
      group: 'item',
      label: t('copyWhat', inPhrase(t((field?.label ?? 'fieldNotes') as TextKey))),
      icon: isIconName(field?.icon) ? field.icon : 'copy',
      cap: ctrlCap(SLOT_KEYS[slot]),
      run: () => attempt(copySlot(row, slot)),
    };
  });
}

/** Where others have it too. */
function shareCommands(row: Overview): Command[] {
  const what = mayChange.peek() ? sharingOf(row) : null;
  if (!what) return [];
  const label = t(what === 'collections' ? 'collectionsEntry' : 'shareEntry');
  return [{ id: 'share', group: 'item', label, icon: 'org', run: () => askPlace(what, row) }];
}

/** What changes the item, or makes another one of it. */
function changeCommands(row: Overview): Command[] {
  const { id, name, archived, deleted } = row;
  const group = 'item';
  const edit: Command = {
    id: 'edit',
    group,
    label: t('editItem'),
    icon: 'pen',
    cap: ctrlCap('E'),
    run: () => editItem(id, name),
  };
  const copy: Command = {
    id: 'make-copy',
    group,
    label: t('makeCopy'),
    icon: 'copy',
    run: () => copyItem(id, name),
  };
  const archive: Command = {
    id: 'archive',
    group,
    label: t(archived ? 'fromArchive' : 'toArchive'),
    icon: 'save',
    run: () => archiveItem(row, !archived),
  };
  return [edit, copy, ...shareCommands(row), ...(abilitiesOf([id])?.archive && !deleted ? [archive] : [])];
}

function itemCommands(row: Overview): Command[] {
  const uri = row.uris.find(canLaunch);
  const fill: Command = {
    id: 'fill',
    group: 'item',
    label: t('fill'),
    icon: 'fill',
    run: () => attempt(fillItem(row.id, row.name)),
  };
  const website: Command = {
    id: 'website',
    group: 'item',
    label: t('openWebsite'),
    icon: 'ext',
    run: () => uri && launch(row.id, uri),
  };
  const open: Command = {
    id: 'open',
    group: 'item',
    label: t('openItem'),
    icon: 'right',
    cap: '→',
    run: () => openItem(row.id),
  };
  const mayEdit = row.state !== 'unread' && row.state !== 'newer';
  const others = [...(isFillable(row) ? [fill] : []), ...(uri ? [website] : []), open];
  return [...copyCommands(row), ...others, ...(mayEdit ? changeCommands(row) : [])];
}

/** Adds to what is typed in the search field. */
function addToSearch(typed: string): void {
  const before = route.peek().search.trim();
  showList({ search: before === '' ? typed : `${before} ${typed}` });
}

const searchCommands = (): Command[] =>
  searchHelp().map(({ id, typed, label, icon }) => ({
    id: `search-${id}`,
    group: 'vault',
    label: t(label),
    icon,
    cap: typed,
    run: () => addToSearch(typed),
  }));

const pickCommand = (): Command => ({
  id: 'pick',
  group: 'vault',
  label: t('pickItems'),
  icon: 'check',
  run: startPicking,
});

/** About the item where it can be filled, else about the page alone. */
const whyCommand = (row: Overview | null): Command => ({
  id: 'why',
  group: 'vault',
  label: t('whyTitle'),
  icon: 'info',
  run: () => openWhy(row && isFillable(row) ? row.id : null),
});

const newCommands = (): Command[] =>
  accountsFor('login').length > 0
    ? [{ id: 'new', group: 'vault', label: t('newLogin'), icon: 'plus', run: () => newItem('login') }]
    : [];

function appCommands(signOut: () => void): Command[] {
  const isCompact = settings.peek().density === 'compact';
  return [
    { id: 'sync', group: 'vault', label: t('syncNow'), icon: 'sync', run: syncNow },
    ...newCommands(),
    {
      id: 'generate',
      group: 'vault',
      label: t('generatePassword'),
      icon: 'dice',
      cap: ctrlCap('G'),
      run: openGenerator,
    },
    ...(mayChange.peek() ? [pickCommand()] : []),
    ...searchCommands(),
    ...moves().map(
      ({ to, label, icon }): Command => ({
        id: to,
        group: 'app',
        label: t(label),
        icon,
        run: () => moveTo(to),
      }),
    ),
    ...accountVerbs().map((verb): Command => ({ group: 'app', ...verb })),
    { id: 'lock', group: 'app', label: t('lockNow'), icon: 'lock', cap: ctrlCap('L'), run: lockNow },
    {
      id: 'density',
      group: 'app',
      label: t(isCompact ? 'commandComfortable' : 'commandCompact'),
      icon: 'moon',
      run: () => attempt(changeSetting('density', isCompact ? 'comfortable' : 'compact')),
    },
    { id: 'settings', group: 'app', label: t('settings'), icon: 'set', run: openSettings },
    { id: 'unlock', group: 'app', label: t('otherUnlockWays'), icon: 'usb', run: openUnlockOptions },
    { id: 'sign-out', group: 'app', label: t('signOut'), icon: 'x', run: signOut },
  ];
}

/** The places of the vault: there may be hundreds, so that they are offered to who types. */
export const placeCommands = (): Command[] =>
  filterEntries.value.flatMap(({ key, name = '', icon, run }) =>
    key === undefined ? [] : [{ id: `show-${key}`, group: 'vault', label: t('goToPlace', name), icon, run }],
  );

/** Everything that can be done now: with the selected item first, then the vault, then the program. */
export function commandsFor(row: Overview | null, signOut: () => void): Command[] {
  return [...(row ? itemCommands(row) : []), whyCommand(row), ...appCommands(signOut)];
}

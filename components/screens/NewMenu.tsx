import { browser } from '../../lib/browser';
import { type DraftKind, KINDS, kindByName } from '../../lib/items';
import { formatList, t } from '../../lib/text';
import { kindLabel } from '../item/Row';
import { accounts, accountsFor } from '../state/accounts';
import { newItem } from '../state/forms';
import { attempt } from '../state/notice';
import { askers } from '../state/rules';
import { mayChange, status } from '../state/session';
import { Icon } from '../ui/Icon';
import { isIconName } from '../ui/icons';
import { MenuButton, type MenuEntry } from '../ui/Menu';

const ALL = KINDS.flatMap(({ kind }) => (kind === 'unknown' ? [] : [kind]));

/** Why kinds are missing in the menu. */
function whyMissing(missing: readonly DraftKind[]): string {
  const open = accounts.value.filter(({ state }) => state === 'unlocked');
  const keeping = open.filter(({ rules }) => rules.noOwnItems);
  return keeping.length > 0 && missing.length === ALL.length
    ? t('ownItemsBarred', askers(keeping, 'ownItems'))
    : t('kindsMissing', askers(open, 'kinds'), formatList(missing.map(kindLabel)));
}

function entryOf(kind: DraftKind): MenuEntry {
  const icon = kindByName(kind)?.icon;
  return { label: kindLabel(kind), icon: isIconName(icon) ? icon : 'plus', run: () => newItem(kind) };
}

/** Where what may not be made here can be. */
function webVaultEntry(): MenuEntry[] {
  const url = status.value?.account?.webVault;
  return url
    ? [{ label: t('openWebVault'), icon: 'ext', run: () => attempt(browser.tabs.create({ url })) }]
    : [];
}

/** Starts a form for a new item of any kind that some account takes, and says why others are missing. */
export function NewMenu() {
  if (!mayChange.value) return null;
  const missing = ALL.filter((kind) => accountsFor(kind).length === 0);
  const offered = ALL.filter((kind) => !missing.includes(kind));
  return (
    <MenuButton
      name={t('newItem')}
      class="ib"
      head={missing.length > 0 && <p class="note">{whyMissing(missing)}</p>}
      entries={offered.length > 0 ? offered.map(entryOf) : webVaultEntry()}
    >
      <Icon name="plus" />
    </MenuButton>
  );
}

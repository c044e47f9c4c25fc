import { browser } from '../../lib/browser';
import { KINDS } from '../../lib/items';
import { t } from '../../lib/text';
import { kindLabel } from '../item/Row';
import { newItem } from '../state/forms';
import { attempt } from '../state/notice';
import { kindsOffered, missingText } from '../state/rules';
import { mayChange, status } from '../state/session';
import { Icon } from '../ui/Icon';
import { isIconName } from '../ui/icons';
import { MenuButton, type MenuEntry } from '../ui/Menu';

/** Where all that may not be made here can be. */
function webVaultEntry(): MenuEntry[] {
  const url = status.value?.account?.webVault;
  return url
    ? [{ label: t('openWebVault'), icon: 'ext', run: () => attempt(browser.tabs.create({ url })) }]
    : [];
}

/** Starts a form for a new item of any kind that may be made, and says why others may not. */
export function NewMenu() {
  if (!mayChange.value) return null;
  const missing = missingText();
  const entries = kindsOffered().map((kind): MenuEntry => {
    const icon = KINDS.find((spec) => spec.kind === kind)?.icon;
    return { label: kindLabel(kind), icon: isIconName(icon) ? icon : 'plus', run: () => newItem(kind) };
  });
  return (
    <MenuButton
      name={t('newItem')}
      class="ib"
      head={missing && <p class="note">{missing}</p>}
      entries={entries.length > 0 ? entries : webVaultEntry()}
    >
      <Icon name="plus" />
    </MenuButton>
  );
}

import { useState } from 'preact/hooks';
import { browser } from '../../lib/browser';
import { type DraftKind, KINDS, kindByName } from '../../lib/items';
import { t } from '../../lib/text';
import { kindLabel } from '../item/Row';
import { accountsFor } from '../state/accounts';
import { loadForms, newItem } from '../state/forms';
import { attempt } from '../state/notice';
import { mayChange, status } from '../state/session';
import { Icon } from '../ui/Icon';
import { isIconName } from '../ui/icons';
import { lazy } from '../ui/lazy';
import { MenuButton, type MenuEntry } from '../ui/Menu';

const ALL = KINDS.flatMap(({ kind }) => (kind === 'unknown' ? [] : [kind]));

/** Few are in an organisation that is against anything. */
const MissingKinds = lazy(async () => (await loadForms()).MissingKinds);

const PresetDialog = lazy(async () => (await import('../credential')).PresetDialog);

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

/**
 * Starts a form for a new item of any kind that some account takes, or for a login that mints tokens, and says why others are
 * missing.
 */
export function NewMenu() {
  const [isChoosing, setChoosing] = useState(false);
  if (!mayChange.value) return null;
  const missing = ALL.filter((kind) => accountsFor(kind).length === 0);
  const offered = ALL.filter((kind) => !missing.includes(kind));
  const credential: MenuEntry = {
    label: t('kindCredential'),
    icon: 'key',
    line: true,
    run: () => setChoosing(true),
  };
  const entries = [...offered.map(entryOf), ...(offered.includes('login') ? [credential] : [])];
  return (
    <>
      <MenuButton
        name={t('newItem')}
        class="ib"
        head={missing.length > 0 && <MissingKinds missing={missing} isAll={offered.length === 0} />}
        entries={offered.length > 0 ? entries : webVaultEntry()}
      >
        <Icon name="plus" />
      </MenuButton>
      {isChoosing && <PresetDialog onClose={() => setChoosing(false)} />}
    </>
  );
}

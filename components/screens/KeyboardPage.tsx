import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/text';
import { attempt, showNotice } from '../state/notice';
import { searchHelp } from '../state/search-help';
import { openShortcutPage, readShortcuts, type Shortcut } from '../state/shortcuts';
import { Button } from '../ui/Button';
import { ctrlCap, ENTER } from '../ui/key-cap';
import { OptionRow } from './SettingRows';

const popupKeys = (): readonly (readonly [label: string, ...keys: string[]])[] => [
  [t('keyMove'), '↑', '↓'],
  [t('keyUse'), ENTER],
  [t('keyOpen'), '→'],
  [t('keyCopyFirst'), ctrlCap('B')],
  [t('keyCopySecond'), ctrlCap('C')],
  [t('keyCopyThird'), ctrlCap('D')],
  [t('keyCommands'), ctrlCap('K')],
  [t('keyGenerate'), ctrlCap('G')],
  [t('keyAnother'), ctrlCap('R')],
  [t('keyUseMade'), ctrlCap(ENTER)],
  [t('keyPick'), 'Shift', '↑', '↓'],
  [t('keyPickOne'), 'Ctrl', 'Space'],
  [t('keyPickAll'), ctrlCap('A')],
  [t('keyReorder'), 'Alt', '↑', '↓'],
  [t('keyLock'), ctrlCap('L')],
  [t('keyBack'), 'Esc'],
];

function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span class="line">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}

/** The browser's shortcuts, which can be changed there, and the keys of the popup. */
export function KeyboardPage() {
  const [shortcuts, setShortcuts] = useState<readonly Shortcut[]>([]);
  useEffect(() => {
    const read = () => attempt(readShortcuts().then(setShortcuts));
    read();
    addEventListener('focus', read);
    return () => removeEventListener('focus', read);
  }, []);
  const open = () => attempt(openShortcutPage().catch(() => showNotice(t('shortcutsByHand'), 'plain')));
  return (
    <>
      <h3 class="grp">{t('groupShortcuts')}</h3>
      {shortcuts.map(({ name, description, keys }) => (
        <OptionRow key={name} title={description}>
          {keys ? <kbd>{keys}</kbd> : <span class="small t3">{t('shortcutNone')}</span>}
        </OptionRow>
      ))}
      <OptionRow title={t('shortcutsChange')} note={t('shortcutsNote')}>
        <Button onClick={open}>{t('shortcutsChange')}</Button>
      </OptionRow>
      <h3 class="grp">{t('popupKeys')}</h3>
      {popupKeys().map(([label, ...keys]) => (
        <OptionRow key={label} title={label}>
          <Keys keys={keys} />
        </OptionRow>
      ))}
      <h3 class="grp">{t('searchKeys')}</h3>
      {searchHelp().map(({ id, typed, label }) => (
        <OptionRow key={id} title={t(label)}>
          <kbd>{typed}</kbd>
        </OptionRow>
      ))}
    </>
  );
}

import { useRef, useState } from 'preact/hooks';
import { parseSettingsFile, type SettingsFile } from '../../lib/settings';
import { t } from '../../lib/text';
import { OptionRow } from '../screens/SettingRows';
import { attempt, notice, showToast } from '../state/notice';
import { Button } from '../ui/Button';
import { ImportDialog } from './ImportDialog';
import { exportSettings } from './settings-file';

const LARGEST = 1_000_000;

/** Settings to a file for another browser, and from one. */
export function TransferPage() {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<SettingsFile | null>(null);
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    notice.value = null;
    // The browser tells of the same file twice only when it was forgotten in between.
    if (input.current) input.current.value = '';
    setFile(parseSettingsFile(chosen.size > LARGEST ? '' : await chosen.text()));
  };
  const done = () => {
    setFile(null);
    showToast(t('toastSettingsTaken'), 'check');
  };
  return (
    <section>
      <h3 class="grp">{t('transferSettings')}</h3>
      <OptionRow title={t('exportSettings')} note={t('exportSettingsNote')}>
        <Button onClick={() => attempt(exportSettings())}>{t('exportVerb')}</Button>
      </OptionRow>
      <OptionRow title={t('importSettings')} note={t('importSettingsNote')}>
        <Button onClick={() => input.current?.click()}>{t('importVerb')}</Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label={t('importSettings')}
          onChange={({ currentTarget }) => attempt(take(currentTarget.files?.[0]))}
        />
      </OptionRow>
      {file && <ImportDialog file={file} onDone={done} onCancel={() => setFile(null)} />}
    </section>
  );
}

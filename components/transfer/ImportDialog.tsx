import { changesOf, type SettingChange, type SettingsFile } from '../../lib/settings';
import { errorText, formatNumber, t } from '../../lib/text';
import { settingKey } from '../screens/SettingRows';
import { settings } from '../state/settings';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { Sentence } from '../ui/TextField';
import { useTask } from '../ui/use-task';
import { importSettings } from './settings-file';

/** The words of a value: of a switch on or off, of a choice its own. */
const wordOf = ({ name }: SettingChange, value: SettingChange['to']): string =>
  typeof value === 'boolean' ? t(value ? 'switchOn' : 'switchOff') : t(settingKey(name, String(value)));

function ChangeLine({ change }: { change: SettingChange }) {
  return (
    <li>
      <b>{t(settingKey(change.name))}</b>: {wordOf(change, change.from)} → {wordOf(change, change.to)}
      {change.isLooser && (
        <span class="care line tight">
          <Icon name="alert" small />
          {t('protectsLess')}
        </span>
      )}
    </li>
  );
}

interface ImportDialogProps {
  file: SettingsFile;
  onDone: () => void;
  onCancel: () => void;
}

/** What a file would change, before anything is. */
export function ImportDialog({ file, onDone, onCancel }: ImportDialogProps) {
  const task = useTask();
  const changes = changesOf(settings.value, file);
  const take = () => task.run(() => importSettings(file).then(onDone));
  return (
    <Dialog
      title={t('importTitle')}
      onCancel={onCancel}
      onSubmit={take}
      actions={
        <>
          <Button kind="go" submit busy={task.busy}>
            {t('importTake')}
          </Button>
          <Button onClick={onCancel}>{t('cancel')}</Button>
        </>
      }
    >
      {changes.length === 0 ? (
        <p class="t2">{t('importSame')}</p>
      ) : (
        <ul class="stack tight changes">
          {changes.map((change) => (
            <ChangeLine key={change.name} change={change} />
          ))}
        </ul>
      )}
      {file.quietSites.length > 0 && (
        <p class="t2">{t('importSites', formatNumber(file.quietSites.length))}</p>
      )}
      {task.error && <Sentence text={errorText(task.error)} />}
    </Dialog>
  );
}

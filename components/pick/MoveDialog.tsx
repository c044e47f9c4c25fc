import { useState } from 'preact/hooks';
import type { Overview } from '../../lib/items';
import { t, tCount } from '../../lib/text';
import { folderIdNow, folderOptions, folderQuestion } from '../state/folders';
import { attempt } from '../state/notice';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { SelectField } from '../ui/SelectField';
import { changeMany } from './change-many';

const NO_FOLDER = '';
const NEW_FOLDER = 'new';

interface MoveDialogProps {
  rows: readonly Overview[];
  onEnd: () => void;
}

/** Asks for the folder that several items are to lie in. */
export function MoveDialog({ rows, onEnd }: MoveDialogProps) {
  const folders = folderOptions();
  const [chosen, setChosen] = useState(folders[0]?.value ?? NO_FOLDER);
  const choose = (id: string) => {
    if (id === NEW_FOLDER) folderQuestion.value = { what: 'new', name: '', done: setChosen };
    else setChosen(id);
  };
  const folderId = chosen === NO_FOLDER ? null : folderIdNow(chosen);
  const move = () => {
    onEnd();
    attempt(changeMany(rows, { to: 'folder', folderId }));
  };
  return (
    <Dialog
      title={tCount('moveOneTitle', 'moveManyTitle', rows.length)}
      onCancel={onEnd}
      onSubmit={move}
      actions={
        <>
          <Button kind="go" submit>
            {t('move')}
          </Button>
          <Button onClick={onEnd}>{t('cancel')}</Button>
        </>
      }
    >
      <SelectField
        label={t('folder')}
        value={folderId ?? NO_FOLDER}
        options={[
          ...folders,
          { value: NO_FOLDER, label: t('noFolder') },
          { value: NEW_FOLDER, label: t('newFolderEntry') },
        ]}
        onChoose={choose}
      />
    </Dialog>
  );
}

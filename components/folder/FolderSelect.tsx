import type { AccountSummary } from '../../lib/session';
import { t } from '../../lib/text';
import { folderIdNow, folderOptions, folderQuestion } from '../state/folders';
import { SelectField } from '../ui/SelectField';

const NO_FOLDER = '';
const NEW_FOLDER = 'new';

interface FolderSelectProps {
  /** Null: none. */
  folderId: string | null;
  /** Whose folders. */
  account: AccountSummary | null;
  onChoose: (folderId: string | null) => void;
}

/** A folder to choose: one that there is, none, or a new one. */
export function FolderSelect({ folderId, account, onChoose }: FolderSelectProps) {
  const folders = folderOptions(account);
  const own = folderId === null ? NO_FOLDER : folderIdNow(folderId);
  const choose = (id: string) => {
    if (id === NEW_FOLDER) folderQuestion.value = { what: 'new', name: '', account, done: onChoose };
    else onChoose(id === NO_FOLDER ? null : id);
  };
  return (
    <SelectField
      label={t('folder')}
      // One that has gone is none.
      value={folders.some(({ value }) => value === own) ? own : NO_FOLDER}
      options={[
        { value: NO_FOLDER, label: t('noFolder') },
        ...folders,
        { value: NEW_FOLDER, label: t('newFolderEntry') },
      ]}
      onChoose={choose}
    />
  );
}

import type { ItemDraft } from '../../lib/items';
import { t } from '../../lib/text';
import { folderIdNow, folderOptions, folderQuestion } from '../state/folders';
import { SelectField } from '../ui/SelectField';
import { changeDraft } from './editing';

const NO_FOLDER = '';
const NEW_FOLDER = 'new';

/** The folder of an item: one that there is, none, or a new one. */
export function FolderInput({ draft }: { draft: ItemDraft }) {
  const folders = folderOptions();
  const own = draft.folderId === null ? NO_FOLDER : folderIdNow(draft.folderId);
  const choose = (id: string) => {
    if (id === NEW_FOLDER)
      folderQuestion.value = { what: 'new', name: '', done: (folderId) => changeDraft({ folderId }) };
    else changeDraft({ folderId: id === NO_FOLDER ? null : id });
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

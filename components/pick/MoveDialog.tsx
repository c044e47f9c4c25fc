import { useState } from 'preact/hooks';
import type { Overview } from '../../lib/items';
import { t, tCount } from '../../lib/text';
import { FolderSelect } from '../folder/FolderSelect';
import { accountName, accountOf } from '../state/accounts';
import { folderIdNow, folderOptions } from '../state/folders';
import { attempt } from '../state/notice';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { changeMany } from './change-many';

interface MoveDialogProps {
  rows: readonly Overview[];
  onEnd: () => void;
}

/** Asks for the folder that several items are to lie in. */
export function MoveDialog({ rows, onEnd }: MoveDialogProps) {
  const owners = Map.groupBy(rows, ({ id }) => accountOf(id));
  const [account = null] = owners.keys();
  const [chosen, setChosen] = useState(folderOptions(account)[0]?.value ?? null);
  const folderId = chosen === null ? null : folderIdNow(chosen);
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
      <FolderSelect folderId={chosen} account={account} onChoose={setChosen} />
      {owners.size > 1 && account && <p class="small t2">{t('moveOnlyOf', accountName(account))}</p>}
    </Dialog>
  );
}

import { useRef, useState } from 'preact/hooks';
import { folderPath } from '../../lib/search';
import { errorText, t, tCount } from '../../lib/text';
import { newRef } from '../state/accounts';
import { type FolderQuestion, folderQuestion } from '../state/folders';
import { overview } from '../state/vault';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { LossDialog } from '../ui/LossDialog';
import { Sentence, TextField } from '../ui/TextField';
import { useTask } from '../ui/use-task';
import { folderAt, makeFolder, removeFolder, renamePath } from './change-folders';

const close = (): void => {
  folderQuestion.value = null;
};

type Naming = Exclude<FolderQuestion, { what: 'remove' }>;

/** What is wrong with a name; null when nothing is. One that a folder has already is no new name for another. */
function faultOf(question: Naming, path: string): string | null {
  if (path === '') return t('folderNameWanted');
  const isTaken =
    question.what === 'rename' && path !== question.path && folderAt(path, question.account) !== null;
  return isTaken ? t('folderTaken') : null;
}

function NameDialog({ question }: { question: Naming }) {
  const [name, setName] = useState(question.what === 'new' ? question.name : question.path);
  const [isTried, setTried] = useState(false);
  const newId = useRef(newRef(question.what === 'new' ? question.account : null));
  const task = useTask();
  const path = folderPath(name);
  const fault = faultOf(question, path);
  const submit = () => {
    setTried(true);
    if (fault) return;
    task.run(async () => {
      if (question.what === 'new') await makeFolder(question, newId.current, path);
      else if (path !== question.path) await renamePath(question, path);
      close();
    });
  };
  const verb = question.what === 'new' ? t('makeFolder') : t('renameFolder');
  return (
    <Dialog
      title={question.what === 'new' ? t('newFolder') : t('renameFolderTitle', question.path)}
      onCancel={close}
      onSubmit={submit}
      actions={
        <>
          <Button kind="go" submit busy={task.busy}>
            {verb}
          </Button>
          <Button onClick={close}>{t('cancel')}</Button>
        </>
      }
    >
      <TextField
        label={t('folderName')}
        value={name}
        autoFocus
        error={isTried ? fault : null}
        onInput={setName}
      />
      <p class="small t2">{t('folderHint')}</p>
      {task.error && <Sentence text={errorText(task.error)} />}
    </Dialog>
  );
}

function RemoveDialog({ id, path }: Extract<FolderQuestion, { what: 'remove' }>) {
  const task = useTask();
  const count = (overview.value?.rows ?? []).filter(({ folderId }) => folderId === id).length;
  const remove = () =>
    task.run(async () => {
      await removeFolder(id, path);
      close();
    });
  return (
    <LossDialog
      title={t('removeFolderTitle', path)}
      keep={t('keepFolder')}
      onKeep={close}
      lose={t('removeFolder')}
      onLose={remove}
      task={task}
    >
      <p class="t2">
        {count === 0 ? t('removeFolderEmpty') : tCount('removeFolderOne', 'removeFolderMany', count)}
      </p>
    </LossDialog>
  );
}

/** The open question about a folder. */
export function FolderDialog() {
  const question = folderQuestion.value;
  if (!question) return null;
  return question.what === 'remove' ? <RemoveDialog {...question} /> : <NameDialog question={question} />;
}

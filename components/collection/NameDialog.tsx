import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Collection } from '../../lib/items';
import { folderPath } from '../../lib/search';
import { errorText, t, tCount } from '../../lib/text';
import { organizationsFor } from '../state/collections';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { SelectField } from '../ui/SelectField';
import { Sentence, TextField } from '../ui/TextField';
import { useTask } from '../ui/use-task';
import { countInside, isTaken, makeCollection, renameCollection } from './change-collections';

interface NameFormProps {
  title: string;
  verb: string;
  first: string;
  organizationId: string;
  /** The collection itself, whose own name is no double. */
  except: string | null;
  children?: ComponentChildren;
  save: (path: string) => Promise<void>;
  onEnd: () => void;
}

/** Asks for a name. One that another collection has is warned of once, and taken if it is meant. */
function NameForm({ title, verb, first, organizationId, except, children, save, onEnd }: NameFormProps) {
  const [name, setName] = useState(first);
  const [isTried, setTried] = useState(false);
  const [warnedOf, setWarnedOf] = useState<string | null>(null);
  const task = useTask();
  const path = folderPath(name);
  const isDouble = isTaken(organizationId, path, except);
  const submit = () => {
    setTried(true);
    if (path === '') return;
    if (isDouble && warnedOf !== path) return setWarnedOf(path);
    task.run(async () => {
      await save(path);
      onEnd();
    });
  };
  return (
    <Dialog
      title={title}
      onCancel={onEnd}
      onSubmit={submit}
      actions={
        <>
          <Button kind="go" submit busy={task.busy}>
            {isDouble && warnedOf === path ? t('nameTwice') : verb}
          </Button>
          <Button onClick={onEnd}>{t('cancel')}</Button>
        </>
      }
    >
      {children}
      <TextField
        label={t('collectionName')}
        value={name}
        autoFocus
        error={isTried && path === '' ? t('collectionNameWanted') : null}
        onInput={setName}
      />
      <p class="small t2">{t('collectionHint')}</p>
      {isDouble && warnedOf === path && <Sentence text={t('collectionTaken', path)} />}
      {task.error && <Sentence text={errorText(task.error)} />}
    </Dialog>
  );
}

interface NewDialogProps {
  name: string;
  organizationId: string;
  onEnd: () => void;
}

/** Asks how a new collection is called, and where it goes if there are several organisations. */
export function NewDialog({ name, organizationId, onEnd }: NewDialogProps) {
  const [chosen, setChosen] = useState(organizationId);
  const options = organizationsFor.value.map(({ id, name: label }) => ({ value: id, label }));
  return (
    <NameForm
      title={t('newCollection')}
      verb={t('makeCollection')}
      first={name}
      organizationId={chosen}
      except={null}
      save={(path) => makeCollection(chosen, path)}
      onEnd={onEnd}
    >
      {options.length > 1 ? (
        <SelectField label={t('organization')} value={chosen} options={options} onChoose={setChosen} />
      ) : (
        <p class="small t2">{t('collectionGoesTo', options[0]?.label ?? '')}</p>
      )}
    </NameForm>
  );
}

/** Asks for the new name of a collection. Those inside it are collections of their own, and keep theirs. */
export function RenameDialog({ collection, onEnd }: { collection: Collection; onEnd: () => void }) {
  const { id, organizationId, name } = collection;
  const before = folderPath(name ?? '');
  const inside = countInside(collection);
  return (
    <NameForm
      title={t('renameFolderTitle', before)}
      verb={t('renameFolder')}
      first={before}
      organizationId={organizationId}
      except={id}
      save={async (path) => {
        if (path !== before) await renameCollection(id, path);
      }}
      onEnd={onEnd}
    >
      {inside > 0 && <p class="small t2">{tCount('collectionInsideOne', 'collectionInsideMany', inside)}</p>}
    </NameForm>
  );
}

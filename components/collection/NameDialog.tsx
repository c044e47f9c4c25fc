import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Collection } from '../../lib/items';
import { folderPath } from '../../lib/search';
import { errorText, formatList, t, tCount } from '../../lib/text';
import { organizationsFor } from '../state/collections';
import { showToast } from '../state/notice';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { SelectField } from '../ui/SelectField';
import { Sentence, TextField } from '../ui/TextField';
import { useTask } from '../ui/use-task';
import { isTaken, makeCollection, type Renaming, renameCollections, renamingOf } from './change-collections';

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

const pathsOf = (collections: readonly Collection[]): string =>
  formatList(collections.map(({ name }) => folderPath(name ?? '')));

interface AlongProps extends Renaming {
  /** The names that were given, by ids. */
  done: ReadonlyMap<string, string>;
  hasFailed: boolean;
}

/** What moves along with a collection, what cannot, and how far it has come where it has not come to its end. */
function Along({ along, staying, done, hasFailed }: AlongProps) {
  const inside = along.length - 1;
  const left = along.filter(({ id }) => !done.has(id));
  return (
    <>
      {inside > 0 && <p class="small t2">{tCount('collectionInsideOne', 'collectionInsideMany', inside)}</p>}
      {staying.length > 0 && <p class="small t2">{t('collectionsStay', pathsOf(staying))}</p>}
      {hasFailed && done.size > 0 && left.length > 0 && (
        <p class="small" role="status">
          {t('collectionsHalf', formatList([...done.values()]), pathsOf(left))}
        </p>
      )}
    </>
  );
}

/** Asks for the new name of a collection, which those inside it begin with as well. */
export function RenameDialog({ collection, onEnd }: { collection: Collection; onEnd: () => void }) {
  // What has got its name is inside no more: what a second try is about is what the first one was.
  const [renaming] = useState(() => renamingOf(collection));
  const [done, setDone] = useState<ReadonlyMap<string, string>>(new Map());
  const [hasFailed, setFailed] = useState(false);
  const { path: before, along } = renaming;
  const save = async (path: string) => {
    const names = along
      .map(({ id, name }) => ({ id, was: folderPath(name ?? '') }))
      .map(({ id, was }) => ({ id, was: done.get(id) ?? was, name: path + was.slice(before.length) }))
      .flatMap(({ id, was, name }) => (was === name ? [] : [{ id, name }]));
    const onDone = (id: string, name: string) => setDone((all) => new Map(all).set(id, name));
    await renameCollections(names, onDone).catch((error: unknown) => {
      setFailed(true);
      throw error;
    });
    if (names.length > 0) showToast(t('toastCollectionRenamed', path), 'people');
  };
  return (
    <NameForm
      title={t('renameFolderTitle', before)}
      verb={t('renameFolder')}
      first={before}
      organizationId={collection.organizationId}
      except={collection.id}
      save={save}
      onEnd={onEnd}
    >
      <Along {...renaming} done={done} hasFailed={hasFailed} />
    </NameForm>
  );
}

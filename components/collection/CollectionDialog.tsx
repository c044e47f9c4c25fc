import type { Collection } from '../../lib/items';
import { t, tCount } from '../../lib/text';
import { collectionOf, collectionQuestion } from '../state/collections';
import { shownFolder } from '../state/places';
import { LossDialog } from '../ui/LossDialog';
import { useTask } from '../ui/use-task';
import { itemsOf, removeCollection } from './change-collections';
import { NewDialog, RenameDialog } from './NameDialog';

const close = (): void => {
  collectionQuestion.value = null;
};

/** What becomes of the items that lie in no other collection. */
const aloneText = (all: number, alone: number): string =>
  all === alone
    ? tCount('removeCollectionOnlyOne', 'removeCollectionOnlyMany', alone)
    : tCount('removeCollectionAloneOne', 'removeCollectionAloneMany', alone);

function RemoveDialog({ collection }: { collection: Collection }) {
  const task = useTask();
  const path = shownFolder(collection.name);
  const { all, alone } = itemsOf(collection.id);
  const remove = () =>
    task.run(async () => {
      await removeCollection(collection, path);
      close();
    });
  return (
    <LossDialog
      title={t('removeCollectionTitle', path)}
      keep={t('keepCollection')}
      onKeep={close}
      lose={t('removeCollection')}
      onLose={remove}
      task={task}
    >
      <p class="t2">
        {all === 0 ? t('removeCollectionEmpty') : tCount('removeCollectionOne', 'removeCollectionMany', all)}
      </p>
      {alone > 0 && <p class="t2">{aloneText(all, alone)}</p>}
    </LossDialog>
  );
}

/** The open question about a collection. One that has gone meanwhile is no question any more. */
export function CollectionDialog() {
  const question = collectionQuestion.value;
  if (!question) return null;
  if (question.what === 'new') return <NewDialog {...question} onEnd={close} />;
  const collection = collectionOf(question.id);
  if (!collection) return null;
  return question.what === 'rename' ? (
    <RenameDialog collection={collection} onEnd={close} />
  ) : (
    <RemoveDialog collection={collection} />
  );
}

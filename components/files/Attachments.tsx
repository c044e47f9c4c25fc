import type { Item, ItemAttachment } from '../../lib/items';
import { formatBytes, t } from '../../lib/text';
import { Field } from '../item/Field';
import type { OpenedItem } from '../state/opened-item';
import { canEdit } from '../state/outbox';
import { IconButton } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { useTask } from '../ui/use-task';
import { AddFiles } from './AddFiles';
import { download } from './download';
import { FileError } from './FileError';
import { RemoveFile } from './RemoveFile';
import { UploadLine } from './UploadLine';
import { uploads } from './uploading';

interface Props {
  item: Item;
  opened: OpenedItem;
}

interface LineProps extends Props {
  file: ItemAttachment;
  label: string | undefined;
  isOurs: boolean;
}

function Attachment({ item, file, label, opened, isOurs }: LineProps) {
  const name = file.fileName ?? t('namelessFile');
  const task = useTask();
  const get = () => task.run(() => download(item, file.id, opened));
  const buttons = (
    <>
      <IconButton icon="save" name={t('downloadWhat', name)} onClick={get} />
      {isOurs && <RemoveFile item={item} file={file} name={name} opened={opened} />}
    </>
  );
  return (
    <>
      <Field label={label} buttons={buttons}>
        <Icon name="clip" small class="t3 lead" /> <bdi>{name}</bdi>{' '}
        {file.size !== null && <span class="t3 small">{formatBytes(file.size)}</span>}
      </Field>
      {task.error && (
        <div class="fld one">
          <FileError error={task.error} onRetry={get} />
        </div>
      )}
    </>
  );
}

/** The files of an item, those that are on their way to it, and what adds more where this person may. */
export function Attachments({ item, opened }: Props) {
  const isOurs = canEdit(item) && item.deletedDate === null;
  const coming = uploads.value.filter(({ itemId }) => itemId === item.id);
  if (item.attachments.length === 0 && !isOurs) return null;
  return (
    <section class="fields files" aria-label={t('attachments')}>
      {item.attachments.map((file, index) => (
        <Attachment
          key={file.id}
          item={item}
          file={file}
          opened={opened}
          isOurs={isOurs}
          label={index === 0 ? t('attachments') : undefined}
        />
      ))}
      {coming.map((one) => (
        <UploadLine key={one.key} one={one} />
      ))}
      {isOurs && <AddFiles item={item} opened={opened} />}
    </section>
  );
}

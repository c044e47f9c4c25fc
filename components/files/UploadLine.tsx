import { formatBytes, t } from '../../lib/text';
import { IconButton } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Progress } from '../ui/Progress';
import { FileError } from './FileError';
import { cancelUpload, retryUpload, type Uploading } from './uploading';

function State({ one: { progress, file } }: { one: Uploading }) {
  if (!progress) return <span class="t3 small">{t('fileWaits')}</span>;
  const { phase, done, total } = progress;
  const label = t(phase === 'sealing' ? 'sealingFile' : 'sendingFile', file.name);
  return (
    <>
      <Progress label={label} done={done} total={total} />
      <span class="t3 small">
        {t(phase === 'sealing' ? 'bytesSealed' : 'bytesSent', formatBytes(done), formatBytes(total))}
      </span>
    </>
  );
}

/** A file on its way: how far it is, and a way to break it off; or why it is not there, and a way to try again. */
export function UploadLine({ one }: { one: Uploading }) {
  const { file, error } = one;
  return (
    <div class="fld upload">
      <div class="grow">
        <span class="v">
          <Icon name="clip" small class="t3 lead" /> <bdi>{file.name}</bdi>
        </span>
        {error ? <FileError error={error} onRetry={() => retryUpload(one)} /> : <State one={one} />}
      </div>
      <IconButton
        icon="x"
        name={t(error ? 'dropFile' : 'cancelFile', file.name)}
        onClick={() => cancelUpload(one)}
      />
    </div>
  );
}

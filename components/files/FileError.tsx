import type { ErrorInfo } from '../../lib/errors';
import { errorText, t } from '../../lib/text';
import { allowThen } from '../state/allow-host';
import { attempt } from '../state/notice';
import { Button } from '../ui/Button';
import { Sentence } from '../ui/TextField';

/** Why a file did not come or go, and what can be done about it. */
export function FileError({ error, onRetry }: { error: ErrorInfo; onRetry: () => void }) {
  const { host = '', message = '' } = error.details;
  return (
    <div class="failed">
      <Sentence text={errorText(error)} />
      {error.code === 'permission-missing' ? (
        <Button onClick={() => attempt(allowThen(message, onRetry))}>{t('allowHost', host)}</Button>
      ) : (
        <Button onClick={onRetry}>{t('tryAgain')}</Button>
      )}
    </div>
  );
}

import { useRef, useState } from 'preact/hooks';
import { CodedError } from '../../lib/errors';
import { errorText, formatBytes, t } from '../../lib/text';
import { Button } from '../ui/Button';
import { TextArea } from '../ui/TextArea';
import { Sentence } from '../ui/TextField';
import { useTask } from '../ui/use-task';

/** A text that may be a directory, and what it is called. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** Ten times the largest directory of which anybody has told. */
const LARGEST = 20_000_000;

const readFile = (file: File): Promise<string> =>
  file.text().catch(() => Promise.reject(new CodedError('file-unreadable')));

function FileButton({ onRead }: { onRead: (source: Source) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const task = useTask();
  const take = (file: File | undefined) => {
    if (!file) return;
    // The browser tells of the same file twice only when it was forgotten in between.
    if (input.current) input.current.value = '';
    setTooLarge(file.size > LARGEST);
    if (file.size <= LARGEST) task.run(async () => onRead({ name: file.name, text: await readFile(file) }));
  };
  return (
    <>
      <div class="line">
        <Button kind="go" busy={task.busy} onClick={() => input.current?.click()}>
          {t('importChoose')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,.csv,.txt,application/json,text/csv"
          aria-label={t('importFile')}
          onChange={({ currentTarget }) => take(currentTarget.files?.[0])}
        />
      </div>
      {isTooLarge && <Sentence text={t('importTooLarge', formatBytes(LARGEST))} />}
      {task.error && <Sentence text={errorText(task.error)} />}
    </>
  );
}

/** Where the directory comes from. */
export function ImportSource({ onRead }: { onRead: (source: Source) => void }) {
  const [typed, setTyped] = useState('');
  return (
    <div class="stack source">
      <p class="t2">{t('importIntro')}</p>
      <FileButton onRead={onRead} />
      <TextArea label={t('importPaste')} value={typed} rows={6} code onInput={setTyped} />
      <div class="line">
        <Button
          disabled={typed.trim() === ''}
          onClick={() => onRead({ name: t('importPasted'), text: typed })}
        >
          {t('importRead')}
        </Button>
      </div>
      <details>
        <summary>{t('importHelp')}</summary>
        <p class="small t2">{t('importCsvHelp')}</p>
        <pre class="small code">{EXAMPLE}</pre>
        <p class="small t2">{t('importJsonHelp')}</p>
      </details>
    </div>
  );
}

const EXAMPLE = `email,externalId,groups,deleted
pat@example.com,1001,Engineering;On call|cn=on-call,
mara@example.com,1002,,yes`;

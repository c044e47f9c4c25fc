import { useState } from 'preact/hooks';
import { t } from '../../lib/text';
import { compareAnew } from './comparison';
import type { Directory } from './directory';
import { ImportSource, type Source } from './ImportSource';
import { ImportStep } from './ImportStep';
import { readDirectory } from './read-directory';
import './directory.css';

interface Read {
  readonly name: string;
  readonly directory: Directory;
}

/** A directory into the organisation: a file, what it would do, and the button that does it. */
export function ImportView() {
  const [read, setRead] = useState<Read | null>(null);
  const take = ({ name, text }: Source) => {
    const directory = readDirectory(text);
    setRead({ name, directory });
    if (directory.members.length > 0) void compareAnew(directory);
  };
  return (
    <section class="stack import" aria-label={t('orgImport')}>
      {read ? (
        <ImportStep key={read.name} {...read} onAgain={() => setRead(null)} />
      ) : (
        <ImportSource onRead={take} />
      )}
    </section>
  );
}

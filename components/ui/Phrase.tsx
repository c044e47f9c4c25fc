import { useEffect, useState } from 'preact/hooks';
import { phraseOf } from '../../lib/phrase';
import { t } from '../../lib/text';

interface PhraseProps {
  /** Base64: a public key (SPKI), or what another key is known by. */
  publicKey: string;
  /** Whose key it is, see `phraseOf`. */
  owner: string;
  /** What it is the phrase of, for screen readers. */
  label?: string;
}

/** The words of a key, as they are shown elsewhere too: two people compare them. */
export function Phrase({ publicKey, owner, label = t('devicePhrase') }: PhraseProps) {
  const [phrase, setPhrase] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void phraseOf(publicKey, owner).then((words) => {
      if (isWanted) setPhrase(words);
    });
    return () => {
      isWanted = false;
    };
  }, [publicKey, owner]);
  return (
    <output class="phrase code" aria-label={label}>
      {phrase ?? ' '}
    </output>
  );
}

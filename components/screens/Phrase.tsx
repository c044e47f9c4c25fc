import { useEffect, useState } from 'preact/hooks';
import { phraseOf } from '../../lib/phrase';
import { t } from '../../lib/text';

/** The words of a public key (SPKI, base64), as another device shows them. `owner` is the address of the account. */
export function Phrase({ publicKey, owner }: { publicKey: string; owner: string }) {
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
    <output class="phrase code" aria-label={t('devicePhrase')}>
      {phrase ?? ' '}
    </output>
  );
}

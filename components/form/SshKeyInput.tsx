import { useState } from 'preact/hooks';
import type { ItemDraft } from '../../lib/items';
import { createSshKey, type ReadKey, readPrivateKey } from '../../lib/ssh';
import { t } from '../../lib/text';
import { showNotice } from '../state/notice';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { TextArea } from '../ui/TextArea';
import { changeDraft } from './editing';
import { editing } from './kept-form';

const changeValues = (change: ItemDraft['values']): void => {
  const draft = editing.peek()?.draft;
  if (draft) changeDraft({ values: { ...draft.values, ...change } });
};

/** Makes a key in the place of what stands there; what stood there is in the item's form until it is saved. */
async function generate(): Promise<void> {
  try {
    const { privateKey, publicKey, fingerprint } = await createSshKey();
    changeValues({ privateKey, publicKey, keyFingerprint: fingerprint });
  } catch {
    showNotice(t('sshNotMade'));
  }
}

/** True while the public fields hold what a key has told of itself, and nothing else. */
const isOf = (found: ReadKey): boolean => {
  const { publicKey, keyFingerprint } = editing.peek()?.draft.values ?? {};
  return found.kind !== 'unknown' && found.publicKey === publicKey && found.fingerprint === keyFingerprint;
};

/**
 * Fills in what a private key tells of itself, unless the text has changed since. One that tells nothing does not keep what the key before
 * it has told: a private and a public half would stand together that do not belong together.
 */
async function take(text: string, before: string, tell: (kind: ReadKey['kind']) => void): Promise<void> {
  const [found, old] = await Promise.all([readPrivateKey(text), readPrivateKey(before)]);
  if (editing.peek()?.draft.values.privateKey !== text) return;
  tell(found.kind);
  if (found.kind !== 'unknown')
    changeValues({ publicKey: found.publicKey, keyFingerprint: found.fingerprint });
  else if (isOf(old)) changeValues({ publicKey: '', keyFingerprint: '' });
}

const SENTENCES = { protected: 'sshProtected', unknown: 'sshUnknown' } as const;

/** The private half of an SSH key: made here, or pasted; what is public of it fills its own fields. */
export function SshKeyInput({ label, draft }: { label: string; draft: ItemDraft }) {
  const [kind, setKind] = useState<ReadKey['kind'] | null>(null);
  const text = draft.values.privateKey ?? '';
  return (
    <div class="part">
      <TextArea
        label={label}
        value={text}
        code
        secret
        onInput={(privateKey) => {
          changeValues({ privateKey });
          setKind(null);
          if (privateKey.trim() !== '') void take(privateKey, text, setKind);
        }}
      />
      {kind !== null && kind !== 'open' && text !== '' && (
        <p class="note" role="status">
          <Icon name="info" small />
          {t(SENTENCES[kind])}
        </p>
      )}
      {text === '' && (
        <Button kind="bare" onClick={() => void generate()}>
          <Icon name="dice" />
          {t('sshGenerate')}
        </Button>
      )}
    </div>
  );
}

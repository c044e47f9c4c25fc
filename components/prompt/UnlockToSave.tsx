import { useState } from 'preact/hooks';
import { t } from '../../lib/text';
import { UnlockHere } from '../suggest/UnlockHere';
import { PromptHead } from './PromptHead';
import type { SaveAppProps } from './SaveApp';

/** The vault is locked: what was typed waits, sealed. */
export function UnlockToSave({ port, sight }: SaveAppProps) {
  const [isHere, setHere] = useState(port.isWindow);
  return (
    <>
      <PromptHead port={port} title={t('promptUnlock')} />
      {isHere ? (
        <UnlockHere port={port} sight={sight} />
      ) : (
        <div class="again">
          <p>{t('promptLocked')}</p>
          <div class="line">
            <button type="button" class="btn go" data-first onClick={() => setHere(true)}>
              {t('unlock')}
            </button>
          </div>
        </div>
      )}
    </>
  );
}

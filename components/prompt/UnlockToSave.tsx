import { useState } from 'preact/hooks';
import { t } from '../../lib/text';
import { openPopup } from '../state/surface';
import { UnlockHere } from '../suggest/UnlockHere';
import { PromptHead } from './PromptHead';
import type { SaveAppProps } from './SaveApp';

/** Where a browser cannot prove that this frame is seen, no master password is asked for in it. */
const canProve = (): boolean => 'isVisible' in IntersectionObserverEntry.prototype;

/** The vault is locked: what was typed waits, sealed. */
export function UnlockToSave({ port, sight }: SaveAppProps) {
  const [isHere, setHere] = useState(false);
  return (
    <>
      <PromptHead port={port} title={t('promptUnlock')} />
      {isHere ? (
        <UnlockHere port={port} sight={sight} />
      ) : (
        <div class="again">
          <p>{t('promptLocked')}</p>
          <div class="line">
            <button
              type="button"
              class="btn go"
              data-first
              onClick={() => (canProve() ? setHere(true) : openPopup())}
            >
              {t('unlock')}
            </button>
          </div>
        </div>
      )}
    </>
  );
}

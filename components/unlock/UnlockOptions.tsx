import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../lib/protocol';
import type { UnlockKeySummary } from '../../lib/session';
import { formatDay, t, tCount } from '../../lib/text';
import { mayHaveKeys } from '../../lib/webauthn';
import { OptionRow } from '../screens/SettingRows';
import { attempt } from '../state/notice';
import { status } from '../state/session';
import { Button } from '../ui/Button';
import { AddKeyDialog } from './AddKeyDialog';
import { PinDialog } from './PinDialog';
import { RemoveKeyDialog } from './RemoveKeyDialog';

/** The account's keys; asked for anew whenever their number changes. */
function useKeys(): readonly UnlockKeySummary[] {
  const [keys, setKeys] = useState<readonly UnlockKeySummary[]>([]);
  const { state, ways } = status.value ?? {};
  useEffect(() => attempt(ask('unlock.keys').then(setKeys)), [state, ways?.keys]);
  return keys;
}

const whenUsed = ({ addedAt, usedAt }: UnlockKeySummary): string =>
  usedAt === null
    ? t('keyNeverUsed', formatDay(addedAt))
    : t('keyUsed', formatDay(addedAt), formatDay(usedAt));

function KeyRow({ unlockKey, isOpen }: { unlockKey: UnlockKeySummary; isOpen: boolean }) {
  const [isLeaving, setLeaving] = useState(false);
  return (
    <>
      <OptionRow title={unlockKey.name} note={whenUsed(unlockKey)}>
        {isOpen && <Button onClick={() => setLeaving(true)}>{t('keyRemove', unlockKey.name)}</Button>}
      </OptionRow>
      {isLeaving && <RemoveKeyDialog unlockKey={unlockKey} onClose={() => setLeaving(false)} />}
    </>
  );
}

function KeyRows({ isOpen }: { isOpen: boolean }) {
  const [isAdding, setAdding] = useState(false);
  const [isOffered, setOffered] = useState(true);
  const keys = useKeys();
  useEffect(() => attempt(mayHaveKeys().then(setOffered)), []);
  return (
    <>
      <OptionRow title={t('unlockKeys')} note={t(isOffered ? 'unlockKeysNote' : 'unlockKeysMissing')}>
        {isOpen && isOffered && (
          <Button onClick={() => setAdding(true)}>{t(keys.length === 0 ? 'keyAdd' : 'keyAddAnother')}</Button>
        )}
      </OptionRow>
      {keys.map((key) => (
        <KeyRow key={key.id} unlockKey={key} isOpen={isOpen} />
      ))}
      {isAdding && <AddKeyDialog keys={keys} onClose={() => setAdding(false)} />}
    </>
  );
}

function PinRow({ isOpen }: { isOpen: boolean }) {
  const [isSetting, setSetting] = useState(false);
  const tries = status.value?.ways?.pinTries ?? null;
  const note = tries === null ? t('pinNote') : tCount('pinNoteSetOne', 'pinNoteSetMany', tries);
  return (
    <>
      <OptionRow title={t('unlockPin')} note={note}>
        {isOpen && (
          <div class="line">
            <Button onClick={() => setSetting(true)}>{t(tries === null ? 'pinSet' : 'pinChange')}</Button>
            {tries !== null && (
              <Button onClick={() => attempt(ask('unlock.removePin'))}>{t('pinRemove')}</Button>
            )}
          </div>
        )}
      </OptionRow>
      {isSetting && <PinDialog onClose={() => setSetting(false)} />}
    </>
  );
}

/** How the account is unlocked beside its master password. */
export function UnlockOptions() {
  const { account, state } = status.value ?? {};
  const isOpen = state === 'unlocked';
  if (!account) return null;
  return (
    <section>
      <h3 class="grp">{t('groupUnlock')}</h3>
      {!isOpen && <OptionRow title={t('unlockFirst')} note={t('unlockFirstNote')} />}
      <PinRow isOpen={isOpen} />
      <KeyRows isOpen={isOpen} />
    </section>
  );
}

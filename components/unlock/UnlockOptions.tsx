import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../lib/protocol';
import type { AccountStatus, UnlockKeySummary } from '../../lib/session';
import { formatDay, t, tCount } from '../../lib/text';
import { mayHaveKeys } from '../../lib/webauthn';
import { OptionRow } from '../screens/SettingRows';
import { accountName, accounts, named } from '../state/accounts';
import { attempt } from '../state/notice';
import { askForAccount } from '../state/reprompt';
import { Button } from '../ui/Button';
import { AddKeyDialog } from './AddKeyDialog';
import { PinDialog } from './PinDialog';
import { RemoveKeyDialog } from './RemoveKeyDialog';

/** The account's keys; asked for anew whenever their number changes. */
function useKeys({ account, state, ways }: AccountStatus): readonly UnlockKeySummary[] {
  const [keys, setKeys] = useState<readonly UnlockKeySummary[]>([]);
  useEffect(() => attempt(ask('unlock.keys', { account: account.id }).then(setKeys)), [state, ways.keys]);
  return keys;
}

const isOpen = ({ state }: AccountStatus): boolean => state === 'unlocked';

const whenUsed = ({ addedAt, usedAt }: UnlockKeySummary): string =>
  usedAt === null
    ? t('keyNeverUsed', formatDay(addedAt))
    : t('keyUsed', formatDay(addedAt), formatDay(usedAt));

function KeyRow({ one, unlockKey }: { one: AccountStatus; unlockKey: UnlockKeySummary }) {
  const [isLeaving, setLeaving] = useState(false);
  return (
    <>
      <OptionRow title={unlockKey.name} note={whenUsed(unlockKey)}>
        {isOpen(one) && <Button onClick={() => setLeaving(true)}>{t('keyRemove', unlockKey.name)}</Button>}
      </OptionRow>
      {isLeaving && (
        <RemoveKeyDialog account={one.account} unlockKey={unlockKey} onClose={() => setLeaving(false)} />
      )}
    </>
  );
}

function KeyRows({ one }: { one: AccountStatus }) {
  const [isAdding, setAdding] = useState(false);
  const [isOffered, setOffered] = useState(true);
  const keys = useKeys(one);
  useEffect(() => attempt(mayHaveKeys().then(setOffered)), []);
  return (
    <>
      <OptionRow title={t('unlockKeys')} note={t(isOffered ? 'unlockKeysNote' : 'unlockKeysMissing')}>
        {isOpen(one) && isOffered && (
          <Button onClick={() => setAdding(true)}>{t(keys.length === 0 ? 'keyAdd' : 'keyAddAnother')}</Button>
        )}
      </OptionRow>
      {keys.map((key) => (
        <KeyRow key={key.id} one={one} unlockKey={key} />
      ))}
      {isAdding && <AddKeyDialog account={one.account} keys={keys} onClose={() => setAdding(false)} />}
    </>
  );
}

function PinRow({ one }: { one: AccountStatus }) {
  const [isSetting, setSetting] = useState(false);
  const { id: account } = one.account;
  const tries = one.ways.pinTries;
  const isBarred = one.rules.noPin;
  const note = isBarred
    ? t('pinBarred')
    : tries === null
      ? t('pinNote')
      : tCount('pinNoteSetOne', 'pinNoteSetMany', tries);
  return (
    <>
      <OptionRow title={t('unlockPin')} note={note}>
        {isOpen(one) && !isBarred && (
          <div class="line">
            <Button onClick={() => setSetting(true)}>{t(tries === null ? 'pinSet' : 'pinChange')}</Button>
            {tries !== null && (
              <Button onClick={() => attempt(ask('unlock.removePin', { account }))}>{t('pinRemove')}</Button>
            )}
          </div>
        )}
      </OptionRow>
      {isSetting && <PinDialog account={account} onClose={() => setSetting(false)} />}
    </>
  );
}

/** Opens with the other accounts; there is nothing to choose where there is none. */
function TogetherRow({ one }: { one: AccountStatus }) {
  const { account, ways } = one;
  const open = (password: string) => ask('unlock.setTogether', { account: account.id, password });
  const turn = () =>
    attempt(
      ways.together
        ? ask('unlock.removeTogether', { account: account.id })
        : askForAccount(accountName(account), (password) => open(password).then(() => true)),
    );
  if (accounts.value.length < 2) return null;
  return (
    <OptionRow title={t('together')} note={t(ways.together ? 'togetherOn' : 'togetherNote')}>
      {isOpen(one) && <Button onClick={turn}>{t(ways.together ? 'togetherEnd' : 'togetherBegin')}</Button>}
    </OptionRow>
  );
}

/** How each account is unlocked beside its master password. */
export function UnlockOptions() {
  return (
    <>
      {accounts.value.map((one) => (
        <section key={one.account.id}>
          <h3 class="grp">{named(one.account, t('groupUnlock'))}</h3>
          {!isOpen(one) && <OptionRow title={t('unlockFirst')} note={t('unlockFirstNote')} />}
          <PinRow one={one} />
          <KeyRows one={one} />
          <TogetherRow one={one} />
        </section>
      ))}
    </>
  );
}

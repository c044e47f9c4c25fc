import type { UnlockKeys, UnlockPin, UnlockTogether } from '../../lib/account';
import type { Own, OwnName } from './own-requests';

export interface UnlockHandlerDeps {
  readonly unlockKeys: UnlockKeys;
  readonly unlockPin: UnlockPin;
  readonly unlockTogether: UnlockTogether;
  /** Syncs when that is due; never rejects. */
  readonly syncStale: () => Promise<void>;
}

type UnlockName = Extract<OwnName, `unlock.${string}`>;

/** Ways to unlock beside the master password. */
export const unlockHandlers = ({
  unlockKeys,
  unlockPin,
  unlockTogether,
  syncStale,
}: UnlockHandlerDeps): Pick<Own, UnlockName> => ({
  'unlock.keys': () => unlockKeys.list(),
  'unlock.request': () => unlockKeys.request(),
  'unlock.withKey': async ({ proof }) => {
    await unlockKeys.unlock(proof);
    void syncStale();
  },
  'unlock.beginKey': ({ password }) => unlockKeys.begin(password),
  'unlock.addKey': ({ name, transports, proof }) => unlockKeys.add(name, transports, proof),
  'unlock.removeKey': ({ id }) => unlockKeys.remove(id),
  'unlock.withPin': async ({ pin }) => {
    await unlockPin.unlock(pin);
    void syncStale();
  },
  'unlock.setPin': ({ pin, password }) => unlockPin.set(pin, password),
  'unlock.removePin': () => unlockPin.remove(),
  'unlock.setTogether': ({ password }) => unlockTogether.set(password),
  'unlock.removeTogether': () => unlockTogether.remove(),
});

import type { LiveState, SessionStatus } from '../../lib/session';
import type { Accounts } from './accounts';

/** The accounts whose changes are heard of, by id, and which lock was their last one. */
const listening = ({ accounts }: SessionStatus): ReadonlyMap<string, number> =>
  new Map(
    accounts
      .filter(({ state, needsSignIn }) => state === 'unlocked' && !needsSignIn)
      .map(({ account, lastLock }) => [account.id, lastLock]),
  );

/** Changes made elsewhere, of all accounts that are open. */
export function followLive(accounts: Accounts, armRefresh: (isOn: boolean) => Promise<void>) {
  return {
    /** A page of ours is in view. Tells how it stands with the account in front. Never rejects. */
    follow: async (): Promise<LiveState> => {
      const open = await accounts.open().catch(() => []);
      const states = await Promise.all(open.map(({ one: { liveSync } }) => liveSync.follow()));
      return states[0] ?? 'locked';
    },
    sessionChanged: async (before: SessionStatus, after: SessionStatus): Promise<void> => {
      const [earlier, now] = [listening(before), listening(after)];
      const closing = [...earlier].filter(([id, lastLock]) => now.get(id) !== lastLock);
      // All are asked for in this turn: whoever was signed out is let go of after it.
      const found = closing.map(([id]) => accounts.of(id));
      for (const one of await Promise.all(found)) one.liveSync.close();
      if (earlier.size > 0 !== now.size > 0) await armRefresh(now.size > 0);
    },
  };
}

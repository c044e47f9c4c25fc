import { statusItem } from '../../lib/browser';
import type { AccountStatus } from '../../lib/session';

/** Writes some members of all accounts' status over, behind the background's back. */
export async function changeStatus(change: Partial<AccountStatus>): Promise<void> {
  const status = await statusItem.get();
  const accounts = status.accounts.map((one) => ({ ...one, ...change }));
  await statusItem.set({ ...status, ...change, accounts, account: status.account });
}

import { judgeKdf, requireAccount } from '../../lib/account';
import { missingAccess } from '../../lib/browser';
import { createDoctor } from '../../lib/doctor';
import { canOpen, hubAddress } from '../../lib/hub';
import type { Accounts } from './accounts';
import type { Edges } from './compose-session';

/** Opens the line for live updates once, as the account's own would be opened. */
async function tryHub(accounts: Accounts, id: string): Promise<'open' | 'closed' | 'none' | 'locked'> {
  const { notifications } = (await requireAccount(id)).urls;
  const address = hubAddress(notifications);
  if (address === null) return 'none';
  const token = await (await accounts.of(id)).getToken().catch(() => null);
  if (token === null) return 'locked';
  return (await canOpen(`${address}?${new URLSearchParams({ access_token: token })}`)) ? 'open' : 'closed';
}

/** What is wrong between this browser and a server. */
export const composeDoctor = ({ send }: Edges, accounts: Accounts) =>
  createDoctor({
    send,
    judgeKdf,
    tryHub: (account) => tryHub(accounts, account),
    mayAsk: async (url) => (await missingAccess(url)) === null,
  });

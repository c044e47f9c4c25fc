import { type Account, createAccount } from '../server/account.ts';
import { type EmbeddedServer, startServer } from '../server/index.ts';
import { closeRigs, createRig, EMAIL, type Rig } from './rig';

/** The password of the second account; the first one's is the rig's. */
export const OTHER = 'another horse battery';

export interface TwoAccounts {
  readonly rig: Rig;
  /** The server of the second account; the first one's is the rig's. */
  readonly second: EmbeddedServer;
  /** The second account as its server has it. */
  readonly other: Account;
  /** Ids of the accounts. */
  readonly home: string;
  readonly work: string;
}

const seconds: EmbeddedServer[] = [];

/**
 * The same address on two servers, both signed in.
 * @param furnish fills the accounts before that.
 */
export async function createTwoAccounts(
  furnish?: (home: Account, work: Account) => Promise<void>,
): Promise<TwoAccounts> {
  const rig = await createRig();
  const second = await startServer();
  seconds.push(second);
  const kdf = { kind: 'pbkdf2', iterations: 600_000 } as const;
  const other = await createAccount(second, { email: EMAIL, password: OTHER, kdf });
  await furnish?.(rig.account, other);
  await rig.signIn();
  const server = { region: 'own', base: second.url } as const;
  await rig.ask('account.signIn', { server, email: EMAIL, password: OTHER });
  const [home = '', work = ''] = (await rig.status()).accounts.map(({ account }) => account.id);
  return { rig, second, other, home, work };
}

export const statesOf = async ({ rig }: TwoAccounts) =>
  (await rig.status()).accounts.map(({ state }) => state);

/** Ends what the tests have opened. */
export async function closeTwoAccounts(): Promise<void> {
  await closeRigs();
  await Promise.all(seconds.splice(0).map((server) => server.close()));
}

import { type Account, createAccount } from '../server/account.ts';
import { CHANGING_NAME } from '../server/big/content.ts';
import { traitsAt } from '../server/big/traits.ts';
import { nameAt } from '../server/big/words.ts';
import { type BigVault, type BigVaultOptions, makeVault } from '../server/big-vault.ts';
import type { EmbeddedServer } from '../server/index.ts';
import { agreeBefore } from './accept-organizations';
import type { Surface } from './driver/surface';
import { signInPage } from './screens/sign-in.page.ts';

/** Who owns a vault that is made for a test. */
export const BIG = { email: 'robin@hollis.example', password: 'meadow-Harbor-31 slate' } as const;

export interface BigAccount extends BigVault {
  readonly account: Account;
  /** The names in the list, in its order. */
  readonly names: readonly string[];
}

const { compare } = new Intl.Collator('en-US', { sensitivity: 'base', numeric: true });

function namesOf(count: number): string[] {
  const all = Array.from({ length: count }, (_, index) => ({ index, ...traitsAt(index) }));
  const live = all.filter(({ isTrashed }) => !isTrashed);
  return live.map(({ index, isChanging }) => (isChanging ? CHANGING_NAME : nameAt(index))).sort(compare);
}

/** Makes an account with so many items; signs nobody in. */
export async function makeBigAccount(
  server: EmbeddedServer,
  count: number,
  options: BigVaultOptions = {},
): Promise<BigAccount> {
  const account = await createAccount(server, BIG);
  return { account, ...makeVault(server, account, count, options), names: namesOf(count) };
}

/** Signs in as somebody who knows the organisations of the vault. */
export async function signInBig(
  popup: Surface,
  { url }: EmbeddedServer,
  { account, organizations }: BigAccount,
): Promise<void> {
  await agreeBefore(popup, `${url}|${account.userId}`, organizations);
  await signInPage(popup).signIn({ url, ...BIG });
}

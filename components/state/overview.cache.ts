import { hasDatabase, overviewKeysItem } from '../../lib/browser';
import { type AskPieces, createPageOverview, type PageOverview } from '../../lib/overview';
import { ask } from '../../lib/protocol';
import { type AccountSummary, namingOf } from '../../lib/session';

/** The overview of one account, as this page has it open. */
export interface OpenPage extends PageOverview {
  readonly account: string;
}

/** Grows whenever what is held is dropped: a key that comes after that is not kept any more. */
let drops = 0;

let held: readonly { readonly key: string; readonly page: OpenPage }[] = [];

/** The overviews of those accounts that are unlocked, each opened once a page. */
export async function pageOverviews(
  accounts: readonly Pick<AccountSummary, 'id' | 'tag'>[],
): Promise<readonly OpenPage[]> {
  const keys = await overviewKeysItem.get();
  const before = drops;
  const opened = await Promise.all(
    accounts.flatMap(({ id, tag }) => {
      const key = Object.hasOwn(keys, id) ? keys[id] : undefined;
      return key === undefined ? [] : [openOnce(id, tag, key)];
    }),
  );
  const isDropped = drops !== before;
  for (const one of isDropped ? opened : held.filter((other) => !opened.includes(other))) one.page.close();
  held = isDropped ? [] : opened;
  return held.map(({ page }) => page);
}

async function openOnce(account: string, tag: string, key: string) {
  const known = held.find(({ key: other, page }) => other === key && page.account === account);
  if (known) return known;
  // The background reads in the place of a page that the browser keeps the database from.
  const asking: AskPieces = (names) => ask('vault.sealedPieces', { account, names });
  const own = hasDatabase() ? {} : { ask: asking };
  const page = await createPageOverview({ account, naming: namingOf(tag), key, ...own });
  return { key, page: { ...page, account } };
}

/** Drops the keys and every row that was opened with them. */
export function forgetPageOverviews(): void {
  for (const { page } of held) page.close();
  held = [];
  drops += 1;
}

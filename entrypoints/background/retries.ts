import { createInTurn } from '../../lib/account';
import { hubRetriesItem, outboxRetriesItem } from '../../lib/browser';

type Item = Pick<typeof outboxRetriesItem, 'get' | 'set' | 'remove'>;
type Retry = Awaited<ReturnType<Item['get']>>[string];

const inTurn = createInTurn();

/** What an account has failed at in a row, in a list that all accounts share. Of the last one that works again nothing stays. */
export function createRetries(item: Item, account: string) {
  return {
    get: async (): Promise<Retry | null> => (await item.get())[account] ?? null,
    set: (retry: Retry | null): Promise<void> =>
      inTurn(async () => {
        const { [account]: before, ...others } = await item.get();
        if (!before && !retry) return;
        const all = retry ? { ...others, [account]: retry } : others;
        await (Object.keys(all).length === 0 ? item.remove() : item.set(all));
      }),
  };
}

/** Forgets what an account that was left has failed at. */
export async function forgetRetries(account: string): Promise<void> {
  await createRetries(outboxRetriesItem, account).set(null);
  await createRetries(hubRetriesItem, account).set(null);
}

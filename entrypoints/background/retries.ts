import type { outboxRetriesItem } from '../../lib/browser';

type Item = Pick<typeof outboxRetriesItem, 'get' | 'set' | 'remove'>;
type Retry = Awaited<ReturnType<Item['get']>>[string];

/** What an account has failed at in a row, in a list that all accounts share. Of the last one that works again nothing stays. */
export function createRetries(item: Item, account: string) {
  return {
    get: async (): Promise<Retry | null> => (await item.get())[account] ?? null,
    set: async (retry: Retry | null): Promise<void> => {
      const { [account]: _, ...others } = await item.get();
      const all = retry ? { ...others, [account]: retry } : others;
      await (Object.keys(all).length === 0 ? item.remove() : item.set(all));
    },
  };
}

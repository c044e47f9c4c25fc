import { effect, signal } from '@preact/signals';
import { ask, type OrgPlace } from '../../lib/protocol';
import { type AccountSummary, splitRef } from '../../lib/session';
import { openAccounts } from '../state/accounts';
import { onLock, status } from '../state/session';

/** An organisation that can be looked at with an account's own sign-in, if its role includes that. `id` is as the account names it. */
export interface Place extends OrgPlace {
  readonly account: AccountSummary;
  /** The organisation's GUID. */
  readonly organizationId: string;
}

async function placesOf(account: AccountSummary): Promise<Place[]> {
  const places = await ask('org.places', { account: account.id });
  return places.map((place) => ({ ...place, account, organizationId: splitRef(place.id).id }));
}

/** The organisations of all accounts that are open; what one account cannot say does not cost the others'. */
export async function readPlaces(): Promise<readonly Place[]> {
  const all = await Promise.allSettled(openAccounts.peek().map(placesOf));
  return all.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
}

/** The same as the connect step shows them; null until they are known. */
export const places = signal<readonly Place[] | null>(null);

onLock(() => {
  places.value = null;
});

/** Reads them now and whenever an account is opened or synced, until the function that comes back is called. */
export const followPlaces = (): (() => void) =>
  effect(() => {
    const begun = `${status.value?.revision} ${status.value?.locks}`;
    void readPlaces().then((found) => {
      const now = status.peek();
      if (`${now?.revision} ${now?.locks}` === begun) places.value = found;
    });
  });

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** Where an account that is open may look at this organisation, on this very server; the account that holds the key comes first. */
export async function placeFor(key: {
  readonly id: string;
  readonly organizationId: string;
  readonly api: string;
}): Promise<Place | null> {
  const { tag } = splitRef(key.id);
  const found = (await readPlaces()).filter(
    ({ mayRead, organizationId, api }) =>
      mayRead && organizationId === key.organizationId && withoutSlash(api) === withoutSlash(key.api),
  );
  return found.find(({ account }) => account.tag === tag) ?? found[0] ?? null;
}

import { agreedOrganizations, type KnownOrganization } from '../server/agreed-organizations.ts';
import { askBackground } from './ask.ts';
import type { Surface } from './driver/surface.ts';
import { until } from './driver/until.ts';
import { readStatus } from './status.ts';

/** Says yes to all organisations of a vault that has come, as the person does who knows them. */
export async function acceptOrganizations(page: Surface): Promise<void> {
  const { accounts } = await until('a sync', async () => {
    const status = await readStatus(page);
    return status.accounts.every(({ sync }) => sync.lastSynced !== null) ? status : null;
  });
  for (const { account, sync } of accounts)
    for (const { id, print } of sync.strangers)
      await askBackground(page, 'sync.answerOrganization', {
        account: account.id,
        id,
        print,
        isAccepted: true,
      });
}

interface StorageApi {
  readonly storage: { readonly local: { set(values: object): Promise<void> } };
}

/** Has this browser know organisations of an account that is about to sign in: their items come with the first sync. */
export async function agreeBefore(
  page: Surface,
  account: string,
  organizations: readonly KnownOrganization[],
): Promise<void> {
  const orgPins = await agreedOrganizations(account, organizations);
  await page.evaluate((pins) => {
    const world = globalThis as unknown as { browser?: StorageApi; chrome: StorageApi };
    return (world.browser ?? world.chrome).storage.local.set({ orgPins: pins });
  }, orgPins);
}

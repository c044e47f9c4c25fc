import { isCredential, readCredential } from '../../lib/items';
import { bitsItem } from '../server/credential-items.ts';
import type { SampleVault } from '../server/sample-vault.ts';
import { sealItem } from '../server/seal-item.ts';
import { expectEqual, expectSame, expectTrue } from './checks.ts';
import { differences } from './compare.ts';
import type { OfficialClient } from './official-client.ts';
import { openVault } from './our-client.ts';
import type { ListedItem, Stage } from './stage.ts';

const GROUP = 'an item that mints tokens';
const CREDENTIAL = bitsItem('https://bits.example', { 'oauth2.param.audience': 'https://api.example' });

/** The official client shows and edits such an item as the login that it is, and it still mints tokens afterwards. */
export async function keepsCredentials(
  { checks, server }: Stage,
  client: OfficialClient,
  { account }: SampleVault,
): Promise<void> {
  const sealed = await sealItem(CREDENTIAL, account.userKey, true);
  const id = String((await account.call('POST', '/ciphers', sealed)).id);
  const read = async () => {
    const { items } = await openVault(server, account.email, account.password);
    const item = items.find((one) => one.id === id);
    expectTrue(item !== undefined && isCredential(item), 'it is none any more');
    return item && readCredential(item);
  };
  const before = await read();
  await client.text('sync');
  await checks.check(GROUP, 'official client shows all of it', async () =>
    expectSame(differences(CREDENTIAL, await client.json<ListedItem>('get', 'item', id))),
  );
  await checks.check(GROUP, 'official client edits it, and nothing is lost', async () => {
    const item = await client.json<ListedItem>('get', 'item', id);
    await client.write({ ...item, notes: 'edited elsewhere' }, 'edit', 'item', id);
    expectEqual(await read(), before);
    const edited = { ...CREDENTIAL, notes: 'edited elsewhere' };
    expectSame(differences(edited, await client.json<ListedItem>('get', 'item', id)));
  });
  await client.text('delete', 'item', id, '--permanent');
}

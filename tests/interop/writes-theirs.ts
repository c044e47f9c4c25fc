import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SampleVault } from '../server/sample-vault.ts';
import type { PlainItem } from '../server/seal-item.ts';
import { expectEqual, expectSame, expectTrue } from './checks.ts';
import { differences, project } from './compare.ts';
import type { OfficialClient } from './official-client.ts';
import { type OpenedVault, openVault } from './our-client.ts';
import type { ListedItem, Stage } from './stage.ts';
import { theirItems } from './their-items.ts';

const GROUP = 'we read the official client’s';
const ACTS = 'official client acts';

const reopen = ({ server }: Stage, { account }: SampleVault): Promise<OpenedVault> =>
  openVault(server, account.email, account.password);

/** What we see of an item now, in the shape that the official client lists. */
async function ours(stage: Stage, sample: SampleVault, id: string): Promise<PlainItem | undefined> {
  const item = (await reopen(stage, sample)).items.find((one) => one.id === id);
  return item && project(item);
}

async function checkCreated(stage: Stage, client: OfficialClient, sample: SampleVault): Promise<string> {
  const created = new Map<string, PlainItem>();
  for (const item of theirItems) {
    await stage.checks.check(ACTS, `creates ${item.name}`, async () => {
      const { id } = await client.write<ListedItem>(
        { folderId: null, organizationId: null, collectionIds: null, ...item },
        'create',
        'item',
      );
      created.set(id, item);
    });
  }
  const vault = await reopen(stage, sample);
  for (const [id, item] of created) {
    await stage.checks.check(GROUP, item.name, async () => {
      const found = vault.items.find((one) => one.id === id);
      expectSame(found?.problems.map(({ path }) => `problem: ${path}`) ?? ['(missing)']);
      expectSame(differences(item, found && project(found)));
    });
  }
  return [...created].find(([, { type }]) => type === 1)?.[0] ?? '';
}

async function checkFolder(stage: Stage, client: OfficialClient, sample: SampleVault): Promise<void> {
  await stage.checks.check(GROUP, 'a folder', async () => {
    const { id } = await client.write<{ id: string }>({ name: 'Ärzte/Zähne 🦷' }, 'create', 'folder');
    expectEqual((await reopen(stage, sample)).folders.get(id), 'Ärzte/Zähne 🦷');
  });
}

async function checkAttachment(
  stage: Stage,
  client: OfficialClient,
  sample: SampleVault,
  itemId: string,
): Promise<void> {
  const bytes = Buffer.from(Array.from({ length: 70_001 }, (_, index) => (index * 31) % 256));
  const file = join(client.folder, 'Scan 1 (ä).bin');
  writeFileSync(file, bytes);
  await stage.checks.check(GROUP, 'an attachment of 70 kB', async () => {
    await client.text('create', 'attachment', '--file', file, '--itemid', itemId);
    const vault = await reopen(stage, sample);
    const [attachment] = vault.items.find(({ id }) => id === itemId)?.attachments ?? [];
    expectEqual(attachment?.fileName, 'Scan 1 (ä).bin');
    const opened = await vault.attachment(itemId, attachment?.id ?? '');
    expectTrue(Buffer.from(opened).equals(bytes), 'other bytes');
  });
  await stage.checks.check(ACTS, 'deletes an attachment', async () => {
    const { attachments } = await client.json<ListedItem>('get', 'item', itemId);
    await client.text('delete', 'attachment', attachments?.[0]?.id ?? '', '--itemid', itemId);
    const item = (await reopen(stage, sample)).items.find(({ id }) => id === itemId);
    expectEqual(item?.attachments.length, 0);
  });
}

/** Its edit of an item of ours must leave everything else as it was. */
async function checkEdit(
  stage: Stage,
  client: OfficialClient,
  sample: SampleVault,
  name: string,
): Promise<void> {
  const id = sample.ids.get(name) ?? '';
  await stage.checks.check(ACTS, `edits ${name}, the rest stays`, async () => {
    const before = await ours(stage, sample, id);
    const item = await client.json<ListedItem>('get', 'item', id);
    await client.write({ ...item, notes: 'edited elsewhere' }, 'edit', 'item', id);
    expectSame(differences({ ...before, notes: 'edited elsewhere' }, await ours(stage, sample, id)));
  });
}

async function checkStates(
  stage: Stage,
  client: OfficialClient,
  sample: SampleVault,
  id: string,
): Promise<void> {
  const state = async () => {
    const item = (await reopen(stage, sample)).items.find((one) => one.id === id);
    return item && [item.deletedDate !== null, item.archivedDate !== null];
  };
  const acts: [string, string[], boolean[] | undefined][] = [
    ['puts an item into the trash', ['delete', 'item', id], [true, false]],
    ['restores it', ['restore', 'item', id], [false, false]],
    ['archives it', ['archive', 'item', id], [false, true]],
    ['takes it out of the archive', ['restore', 'item', id], [false, false]],
    ['destroys it', ['delete', 'item', id, '--permanent'], undefined],
  ];
  for (const [what, args, expected] of acts) {
    await stage.checks.check(ACTS, what, async () => {
      await client.text(...args);
      expectEqual(await state(), expected);
    });
  }
}

async function checkMove(stage: Stage, client: OfficialClient, sample: SampleVault): Promise<void> {
  await stage.checks.check(ACTS, 'moves an item of ours to the organisation', async () => {
    const id = sample.ids.get('Office VPN') ?? '';
    const [engineering] = (
      await client.json<{ id: string; name: string; organizationId: string }[]>('list', 'collections')
    ).filter(({ name }) => name === 'Engineering');
    const before = await ours(stage, sample, id);
    await client.write([engineering?.id], 'move', id, engineering?.organizationId ?? '');
    const item = (await reopen(stage, sample)).items.find((one) => one.id === id);
    expectEqual(
      [item?.organizationId, item?.collectionIds],
      [engineering?.organizationId, [engineering?.id]],
    );
    expectSame(differences(before ?? {}, item && project(item)));
  });
}

async function checkStale(stage: Stage, client: OfficialClient, sample: SampleVault): Promise<void> {
  await stage.checks.check(ACTS, 'is told when its copy is out of date', async () => {
    const id = sample.ids.get('Parcelwise') ?? '';
    const item = await client.json<ListedItem>('get', 'item', id);
    const { revisionDate } = stage.server.store.ciphers.get(id) ?? { revisionDate: '' };
    stage.server.store.ciphers.change(id, {
      revisionDate: new Date(Date.parse(revisionDate) + 60_000).toISOString(),
    });
    const encoded = Buffer.from(JSON.stringify({ ...item, notes: 'too late' })).toString('base64');
    const { code, error, out } = await client.run(['edit', 'item', id], encoded);
    expectTrue(code !== 0 && /out of date/.test(`${error}${out}`), `exit ${code}`);
  });
}

/** Everything that the official client writes, as our code sees it. */
export async function writesTheirs(stage: Stage, client: OfficialClient, sample: SampleVault): Promise<void> {
  const loginId = await checkCreated(stage, client, sample);
  await checkFolder(stage, client, sample);
  await checkAttachment(stage, client, sample, loginId);
  await checkEdit(stage, client, sample, 'Gitea');
  await checkEdit(stage, client, sample, 'Pat Hollis, home');
  await checkMove(stage, client, sample);
  await checkStale(stage, client, sample);
  await checkStates(stage, client, sample, loginId);
}

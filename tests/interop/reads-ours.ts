import { parseTotp, totpCode } from '../../lib/totp';
import type { SampleItem } from '../server/sample/sample-item.ts';
import type { SampleVault } from '../server/sample-vault.ts';
import { expectEqual, expectSame, expectTrue } from './checks.ts';
import { differences } from './compare.ts';
import type { OfficialClient } from './official-client.ts';
import type { ListedItem, Stage } from './stage.ts';

const GROUP = 'official client reads ours';
const KINDS: Readonly<Record<number, string>> = {
  1: 'logins',
  2: 'notes',
  3: 'cards',
  4: 'identities',
  5: 'SSH keys',
};

const named = (items: readonly ListedItem[], name: string): ListedItem | undefined =>
  items.find((item) => item.name === name);

async function checkItems({ checks }: Stage, client: OfficialClient, { items }: SampleVault): Promise<void> {
  const listed = await client.json<ListedItem[]>('list', 'items');
  const inSight = items.filter(({ state }) => state === undefined);
  for (const [type, kind] of Object.entries(KINDS)) {
    const expected = inSight.filter((item) => String(item.type) === type);
    await checks.check(GROUP, kind, async () => {
      expectSame(
        expected.flatMap((item) =>
          differences(item, named(listed, item.name)).map((path) => `${item.name}: ${path}`),
        ),
      );
      return `${expected.length} items`;
    });
  }
  await checks.check(GROUP, 'nothing but ours is listed', async () => {
    const extra = ['Building access', 'Rivet Hardware'];
    const known = new Set([...inSight.map(({ name }) => name), ...extra]);
    expectSame(listed.map(({ name }) => name).filter((name) => !known.has(name)));
  });
  await checks.check(GROUP, 'password stays hidden where the collection hides it', async () => {
    expectEqual(named(listed, 'Building access')?.login?.password ?? null, null);
  });
  await checks.check(GROUP, 'a damaged value is not shown as if it were whole', async () => {
    const password = named(listed, 'Rivet Hardware')?.login?.password ?? null;
    expectTrue(password !== 'lost', 'opened without a valid seal');
    return `password: ${password}`;
  });
}

async function checkLists({ checks }: Stage, client: OfficialClient, { items }: SampleVault): Promise<void> {
  const names = async (...args: string[]) =>
    (await client.json<{ id?: string | null; name: string }[]>(...args))
      .filter(({ id }) => Boolean(id))
      .map(({ name }) => name)
      .sort();
  await checks.check(GROUP, 'folders', async () => {
    const folders = new Set(items.flatMap(({ folder }) => folder ?? []));
    expectEqual(await names('list', 'folders'), [...folders].sort());
  });
  await checks.check(GROUP, 'organisation and collections', async () => {
    expectEqual(await names('list', 'organizations'), ['Acme']);
    expectEqual(await names('list', 'collections'), ['Contractors', 'Engineering', 'Finance']);
  });
  await checks.check(GROUP, 'trash', async () =>
    expectEqual(await names('list', 'items', '--trash'), ['Old forum']),
  );
  await checks.check(GROUP, 'archive', async () =>
    expectEqual(await names('list', 'items', '--archived'), ['Pinetop Gym']),
  );
  await checks.check(GROUP, 'fingerprint phrase', async () =>
    expectTrue(
      /^[a-z]+(-[a-z]+){4}$/.test((await client.text('get', 'fingerprint', 'me')).trim()),
      'no phrase',
    ),
  );
}

async function checkCodes(
  { checks }: Stage,
  client: OfficialClient,
  { ids, items }: SampleVault,
): Promise<void> {
  for (const name of ['Gitea', 'Cobalt Cloud', 'Ironkeep Games']) {
    const { login } = items.find((item) => item.name === name) as SampleItem;
    await checks.check(GROUP, `code of ${name}`, async () => {
      const spec = parseTotp(login?.totp ?? '');
      expectTrue(spec !== null, 'we read no key');
      if (!spec) return;
      const before = totpCode(spec, Date.now()).code;
      const code = (await client.text('get', 'totp', ids.get(name) ?? '')).trim();
      expectTrue([before, totpCode(spec, Date.now()).code].includes(code), 'another code');
    });
  }
}

async function checkFiles(
  { checks }: Stage,
  client: OfficialClient,
  { items, ids }: SampleVault,
): Promise<void> {
  for (const { name, files } of items) {
    for (const file of files ?? []) {
      await checks.check(GROUP, `attachment ${file.name}`, async () => {
        const text = await client.text(
          'get',
          'attachment',
          file.name,
          '--itemid',
          ids.get(name) ?? '',
          '--raw',
        );
        expectEqual(text, file.text);
      });
    }
  }
}

/** Everything that our code wrote, as the official client sees it. */
export async function readsOurs(stage: Stage, client: OfficialClient, sample: SampleVault): Promise<void> {
  await checkItems(stage, client, sample);
  await checkLists(stage, client, sample);
  await checkCodes(stage, client, sample);
  await checkFiles(stage, client, sample);
}

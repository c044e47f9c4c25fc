import type { Item, ListedItem, Overview } from '../../lib/items';
import { openItem, openListedItems, openNames, type VaultKeys } from '../../lib/vault';
import { pickList, pickText } from '../../lib/wire';
import { createKeysFor, type GoodVault } from './good-vault';
import { type Disk, toRow } from './memory-store';

/** One item, opened in both ways: for the list, and whole. */
export interface Opened {
  readonly listed: ListedItem;
  readonly item: Item;
}

type Names = Awaited<ReturnType<typeof openNames>>;

/** Opens what lies on a disk. The same bytes under the same keys are opened once. */
export interface Opener {
  one(disk: Disk, id: string): Promise<Opened>;
  /** Folders, collections and organisations. */
  names(disk: Disk): Promise<Names>;
}

async function open(id: string, json: string, keys: VaultKeys): Promise<Opened> {
  const row = toRow(id, json);
  const [listed] = await openListedItems([row], keys);
  if (!listed) throw new Error('not listed');
  return { listed, item: await openItem(id, row.raw, keys) };
}

/** Keeps what was opened last: both starts of a case end with the same odd item. */
function createMemo<T>(): (key: string, open: () => Promise<T>) => Promise<T> {
  let last: { readonly key: string; readonly opened: Promise<T> } | null = null;
  return (key, open) => {
    if (last?.key !== key) last = { key, opened: open() };
    return last.opened;
  };
}

export function createOpener(vault: GoodVault): Opener {
  const keysFor = createKeysFor(vault);
  const keysOf = ({ vault: row }: Disk) => row?.organizationKeys ?? {};
  const items = createMemo<Opened>();
  const names = createMemo<Names>();
  return {
    one: (disk, id) => {
      const json = disk.items.get(id);
      if (json === undefined) throw new Error(`${id} is not stored`);
      const keys = keysOf(disk);
      const key = keys[pickText(JSON.parse(json), 'organizationId')?.toLowerCase() ?? ''] ?? '';
      return items(`${id} ${key} ${json}`, () => open(id, json, keysFor(keys)));
    },
    names: ({ vault: row, folders, collections }) => {
      const profile = { organizations: pickList(row?.profile, 'organizations') };
      const keys = row?.organizationKeys ?? {};
      const rows = [folders ?? [], collections ?? []] as const;
      return names(JSON.stringify([profile, rows, keys]), () =>
        openNames({ profile, strangers: [], organizationKeys: {} }, ...rows, keysFor(keys)),
      );
    },
  };
}

/** Texts by their places. */
function flatten(value: unknown, at = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[at, value]]);
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(Object.entries(value).flatMap(([name, inner]) => [...flatten(inner, `${at}.${name}`)]));
}

/** What was sealed in an item, by place. */
export const textsOf = (item: Item): Map<string, string> =>
  flatten({
    name: item.name,
    notes: item.notes,
    values: item.values,
    uris: item.uris.map(({ uri }) => uri),
    fields: item.customFields.map(({ name, value }) => [name, value]),
    history: item.passwordHistory.map(({ password }) => password),
    files: item.attachments.map(({ fileName }) => fileName),
    passkeys: item.passkeys.map(({ creationDate: _, ...sealed }) => sealed),
  });

/** What a list row shows of it, by place. */
export const shownTexts = ({ name, detail, uris }: Overview): Map<string, string> =>
  flatten({ name, detail, uris: uris.map(({ uri }) => uri) });

/** True when a text that was there is not there any more, or is another. */
export function hasLost(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): boolean {
  return [...before].some(([place, text]) => now.get(place) !== text);
}

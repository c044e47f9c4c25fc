import type { Collection, Folder, ListedItem, Organization } from '../items';
import type { CollectionRow, FolderRow, ItemRow, VaultRow } from '../store';
import { pick, pickList, pickText } from '../wire';
import type { VaultKeys } from './keys';
import { readOverview } from './open-overview';
import { openSearchText } from './open-search-text';
import { openSource } from './open-source';
import { createValueOpener } from './open-values';
import { readCollectionRights, readMembership } from './read-membership';

/** So many rows are opened side by side; more gains nothing and holds memory. */
const SLICE = 256;

async function openListed({ id, raw }: ItemRow, keys: VaultKeys): Promise<ListedItem> {
  const source = await openSource(raw, keys);
  // One after the other: a note that cannot be read is no problem of the row.
  const overview = await readOverview(id, raw, source);
  return { overview, text: 'problem' in source ? '' : await openSearchText(source) };
}

/** The same keys, asked for once: a slice takes a few hundredths of a second, and the deadline is looked at before each. */
function holdKeys(keys: VaultKeys): VaultKeys {
  const organizations = new Map<string, ReturnType<VaultKeys['organization']>>();
  const user = keys.user();
  return {
    user: () => user,
    organization: (id) => {
      const known = organizations.get(id) ?? keys.organization(id);
      organizations.set(id, known);
      return known;
    },
  };
}

/** Opens items for lists and search, in order. Never rejects for what a server sent. @throws CodedError `locked`, from the keys. */
export async function openListedItems(rows: readonly ItemRow[], keys: VaultKeys): Promise<ListedItem[]> {
  const opened: ListedItem[] = [];
  for (let at = 0; at < rows.length; at += SLICE) {
    const slice = rows.slice(at, at + SLICE);
    const held = holdKeys(keys);
    await held.user();
    opened.push(...(await Promise.all(slice.map((row) => openListed(row, held)))));
  }
  return opened;
}

/** The names of folders, collections and organisations. */
export async function openNames(
  vault: Pick<VaultRow, 'profile' | 'strangers' | 'organizationKeys'>,
  folders: readonly FolderRow[],
  collections: readonly CollectionRow[],
  keys: VaultKeys,
) {
  return {
    folders: await openFolders(folders, keys),
    collections: await openCollections(collections, keys),
    organizations: readOrganizations(vault),
  };
}

/** The names of folders. @throws CodedError `locked`, from the keys. */
export async function openFolders(rows: readonly FolderRow[], keys: VaultKeys): Promise<Folder[]> {
  const opener = createValueOpener(await keys.user());
  return Promise.all(
    rows.map(async ({ id, raw }) => ({ id, name: await opener.open('name', pick(raw, 'name')) })),
  );
}

async function openCollections(rows: readonly CollectionRow[], keys: VaultKeys): Promise<Collection[]> {
  const open = async ({ id, raw }: CollectionRow): Promise<Collection> => {
    const organizationId = pickText(raw, 'organizationId') ?? '';
    const key = await keys.organization(organizationId);
    const name = key ? await createValueOpener(key).open('name', pick(raw, 'name')) : null;
    return { id, organizationId, name, ...readCollectionRights(raw) };
  };
  return Promise.all(rows.map(open));
}

/** The organisations of a profile, but for those that wait to be agreed to and have no key yet; their names come in the clear. */
export function readOrganizations({
  profile,
  strangers,
  organizationKeys,
}: Pick<VaultRow, 'profile' | 'strangers' | 'organizationKeys'>): Organization[] {
  const without = new Set(strangers.flatMap(({ id }) => (Object.hasOwn(organizationKeys, id) ? [] : [id])));
  const newer = pickList(profile, 'organizationsNew');
  const list = newer.length > 0 ? newer : pickList(profile, 'organizations');
  return list.flatMap((wire) => {
    const id = pickText(wire, 'id');
    if (id === null || without.has(id.toLowerCase())) return [];
    return [{ id, name: pickText(wire, 'name') ?? '', ...readMembership(wire) }];
  });
}

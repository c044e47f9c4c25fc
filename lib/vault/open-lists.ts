import type { Collection, Folder, Organization, Overview } from '../items';
import type { CollectionRow, FolderRow, ItemRow } from '../store';
import { pick, pickList, pickText } from '../wire';
import type { VaultKeys } from './keys';
import { openOverview } from './open-overview';
import { createValueOpener } from './open-values';

/** So many rows are opened side by side; more gains nothing and holds memory. */
const SLICE = 256;

/** The rows of a list, in order. */
export async function openOverviews(rows: readonly ItemRow[], keys: VaultKeys): Promise<Overview[]> {
  const opened: Overview[] = [];
  for (let at = 0; at < rows.length; at += SLICE) {
    const slice = rows.slice(at, at + SLICE);
    opened.push(...(await Promise.all(slice.map((row) => openOverview(row.id, row.raw, keys)))));
  }
  return opened;
}

export async function openFolders(rows: readonly FolderRow[], keys: VaultKeys): Promise<Folder[]> {
  const opener = createValueOpener(await keys.user());
  return Promise.all(
    rows.map(async ({ id, raw }) => ({ id, name: await opener.open('name', pick(raw, 'name')) })),
  );
}

export async function openCollections(
  rows: readonly CollectionRow[],
  keys: VaultKeys,
): Promise<Collection[]> {
  const open = async ({ id, raw }: CollectionRow): Promise<Collection> => {
    const organizationId = pickText(raw, 'organizationId') ?? '';
    const key = await keys.organization(organizationId);
    const name = key ? await createValueOpener(key).open('name', pick(raw, 'name')) : null;
    return { id, organizationId, name };
  };
  return Promise.all(rows.map(open));
}

/** The organisations of a profile; their names come in the clear. */
export function readOrganizations(profile: unknown): Organization[] {
  const newer = pickList(profile, 'organizationsNew');
  const list = newer.length > 0 ? newer : pickList(profile, 'organizations');
  return list.flatMap((wire) => {
    const id = pickText(wire, 'id');
    return id === null ? [] : [{ id, name: pickText(wire, 'name') ?? '' }];
  });
}

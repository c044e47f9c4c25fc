import { deriveOverviewKey } from '../../lib/account/overview-key';
import { decodeBase64 } from '../../lib/bytes';
import { importLocalKey } from '../../lib/crypto';
import type { Overview } from '../../lib/items';
import { createOverviewReader, createPieces } from '../../lib/overview';
import type { OpenedList } from '../flows/read-list';
import { openList } from '../flows/read-list';
import { type Fixture, MARKER, PASSWORD } from './fixture';
import type { Snapshot } from './machine';
import type { ServerVault } from './vaults';

/** A vault as it is listed when nothing has gone wrong. */
export interface Expected {
  readonly vault: ServerVault;
  readonly rows: readonly Overview[];
}

interface VaultRow {
  readonly account: string;
  readonly generation: number;
  readonly syncedAt: number;
}

interface Disk {
  readonly vault: VaultRow | null;
  readonly items: ReadonlyMap<string, string>;
  readonly stamps: ReadonlyMap<string, number> | null;
  readonly sealed: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

const rowsOf = <T>({ database }: Snapshot, table: string): readonly T[] =>
  (database?.tables.find(({ name }) => name === table)?.rows ?? []) as readonly T[];

export function readDisk(snapshot: Snapshot): Disk {
  const [vault = null] = rowsOf<VaultRow>(snapshot, 'vaults');
  const [stamps] = rowsOf<{ stamps: Map<string, number> }>(snapshot, 'stamps');
  const items = rowsOf<{ id: string; json?: string; raw?: unknown }>(snapshot, 'items');
  const sealed = rowsOf<{ name: string; bytes: Uint8Array<ArrayBuffer> }>(snapshot, 'sealed');
  return {
    vault,
    items: new Map(items.map(({ id, json, raw }) => [id, json ?? JSON.stringify(raw)])),
    stamps: stamps?.stamps ?? null,
    sealed: new Map(sealed.map(({ name, bytes }) => [name, bytes])),
  };
}

/** The list as a page would open it now; null where there is none yet. Rejects when a piece that it names does not open. */
export async function listOf(snapshot: Snapshot, { userKeyText }: Fixture): Promise<OpenedList | null> {
  const { vault, sealed } = readDisk(snapshot);
  if (!vault) return null;
  const key = await deriveOverviewKey(userKeyText);
  return openList(vault.account, key, async (names) => names.map((name) => sealed.get(name)));
}

/** The version of the overview on disk, as a page knows it; null where there is none that can be read. */
export async function versionOf(snapshot: Snapshot, { userKeyText }: Fixture): Promise<number | null> {
  const { vault, sealed } = readDisk(snapshot);
  const bytes = decodeBase64(await deriveOverviewKey(userKeyText));
  if (!vault || !bytes) return null;
  const pieces = createPieces(vault.account, await importLocalKey(bytes));
  const reader = createOverviewReader(pieces, async (names) => names.map((name) => sealed.get(name)));
  return (await reader.head())?.version ?? null;
}

const isSameMap = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([id, json]) => b.get(id) === json);

/** Which of the expected vaults lies on disk, whole; null for any mixture. */
export function whichVault({ items, stamps }: Disk, expected: readonly Expected[]): Expected | null {
  const found = expected.find(({ vault }) =>
    isSameMap(items, new Map(vault.ciphers.map((cipher) => [String(cipher.id), JSON.stringify(cipher)]))),
  );
  const hasStamps =
    stamps === null || (stamps.size === items.size && [...items.keys()].every((id) => stamps.has(id)));
  return hasStamps ? (found ?? null) : null;
}

/** A text as it could lie somewhere. */
function spellings(text: string): string[] {
  const utf8 = Buffer.from(text);
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .slice(4, -4),
  );
  return [text, utf8.toString('hex'), Buffer.from(text, 'utf16le').toString('latin1'), ...base64];
}

/** Everything on disk as one text, bytes letter by letter. */
function diskText({ local, database }: Snapshot): string {
  const parts: string[] = [local];
  const walk = (value: unknown): void => {
    if (value instanceof Uint8Array) parts.push(Buffer.from(value).toString('latin1'));
    else if (value instanceof Map) for (const entry of value) walk(entry);
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) {
        parts.push(name);
        walk(inner);
      }
    else parts.push(String(value));
  };
  for (const { rows } of database?.tables ?? []) walk(rows);
  return parts.join('\n');
}

/** What must never lie on disk: anything of an item in the clear, the password, the user key or the list's key. */
export async function findPlaintext(snapshot: Snapshot, { userKeyText }: Fixture): Promise<string[]> {
  const text = diskText(snapshot);
  const secrets = {
    marker: MARKER,
    password: PASSWORD,
    'user key': userKeyText,
    'list key': await deriveOverviewKey(userKeyText),
  };
  return Object.entries(secrets)
    .filter(([, secret]) => spellings(secret).some((spelling) => text.includes(spelling)))
    .map(([name]) => `${name} lies on disk in the clear`);
}

/** The disk is one of the vaults, whole, and all pieces that the overview names open. */
export async function checkDisk(
  snapshot: Snapshot,
  fixture: Fixture,
  { allowed, isDamaged }: { allowed: readonly (Expected | null)[]; isDamaged: boolean },
): Promise<string[]> {
  const disk = readDisk(snapshot);
  const wrong = await findPlaintext(snapshot, fixture);
  if (!disk.vault) {
    if (!allowed.includes(null)) wrong.push('the vault is gone');
    if (disk.items.size > 0) wrong.push('there are items without a vault');
    return wrong;
  }
  const found = whichVault(
    disk,
    allowed.filter((each) => each !== null),
  );
  if (!found) wrong.push(`${disk.items.size} items on disk are no whole vault`);
  try {
    const list = await listOf(snapshot, fixture);
    if (list && list.head.generation > (disk.vault.generation ?? 0))
      wrong.push('the overview is newer than the vault');
    const isCurrent = list?.head.isComplete && list.head.generation === disk.vault.generation;
    if (found && isCurrent) wrong.push(...compareRows(list.rows, found, allowed));
  } catch (error) {
    if (!isDamaged) wrong.push(`the overview does not open: ${String(error)}`);
  }
  return wrong;
}

/**
 * The rows of a list, in its order: none is lost, none is there twice, none is of another state.
 * @param found the vault on disk; where several of the expected have it, the list may be that of any of them.
 */
export function compareRows(
  rows: readonly Overview[],
  found: Expected,
  expected: readonly (Expected | null)[],
): string[] {
  const text = (list: readonly Overview[]): string => JSON.stringify(list);
  const same = expected.filter((each) => each?.vault === found.vault);
  if (same.some((each) => each && text(each.rows) === text(rows))) return [];
  const ids = new Set(rows.map(({ id }) => id));
  if (ids.size !== rows.length) return ['an item is listed twice'];
  const lost = found.rows.filter(({ id }) => !ids.has(id)).length;
  const more = rows.filter(({ id }) => !found.rows.some((row) => row.id === id)).length;
  return [`the list is not that of the vault: ${lost} lost, ${more} too many`];
}

import { CodedError } from '../errors';
import type { CollectionRow, FolderRow, ItemRow } from '../store';
import { asWire, isShallow, pick, pickList, pickText } from '../wire';

/** No real vault comes near; a list longer than this is an attack on memory. */
const MAX_ROWS = 250_000;

/** A vault as the server has it, row by row; nothing is opened. */
export interface IncomingVault {
  readonly items: readonly ItemRow[];
  readonly folders: readonly FolderRow[];
  readonly collections: readonly CollectionRow[];
  readonly profile: unknown;
  readonly policies: unknown;
  readonly userDecryption: unknown;
}

interface Context {
  readonly account: string;
  readonly host: string;
}

function checkedList(answer: unknown, name: string, { host }: Context): readonly unknown[] {
  const list = pickList(answer, name);
  if (list.length > MAX_ROWS) throw new CodedError('answer-too-large', { host, number: String(MAX_ROWS) });
  return list;
}

/** The value, or null in the place of one that no database would take. */
const storable = (value: unknown): unknown => (isShallow(value) ? (value ?? null) : null);

/**
 * Rows by id. What has no usable id, or one that was there already, gets a name of its own, so that nothing is dropped and
 * nothing replaces anything: it will be listed as unreadable.
 */
function byId<Row>(list: readonly unknown[], toRow: (id: string, raw: unknown) => Row): Row[] {
  const seen = new Set<string>();
  return list.map((raw, index) => {
    const found = pickText(asWire(raw), 'id')?.toLowerCase() ?? '';
    let id = isUsableId(found) && !seen.has(found) ? found : `odd-${index}`;
    while (seen.has(id)) id += '-';
    seen.add(id);
    return toRow(id, storable(raw));
  });
}

/** Ids are GUIDs; what is many times longer would only fill the disk. */
const LONGEST_ID = 200;
const isUsableId = (id: string): boolean => id !== '' && id.length <= LONGEST_ID;

/** An object with items, or with a profile and none. */
function isVault(answer: unknown): boolean {
  const ciphers = pick(answer, 'ciphers');
  if (Array.isArray(ciphers) && ciphers.length > 0) return true;
  return asWire(pick(answer, 'profile')) !== null && (ciphers === undefined || Array.isArray(ciphers));
}

/**
 * A sync answer, checked as a whole before anything is stored: it must be an object with a list of items (`ciphers`), or with a
 * profile and no items. Every single row may be odd, and so may the profile; that is judged when it is opened.
 * @throws CodedError `answer-damaged` for what is no vault, `answer-too-large`.
 */
export function parseSync(answer: unknown, context: Context): IncomingVault {
  const { account, host } = context;
  if (!isVault(answer)) throw new CodedError('answer-damaged', { host });
  const toRow = (id: string, raw: unknown) => ({ account, id, raw });
  return {
    items: byId(checkedList(answer, 'ciphers', context), (id, raw) => ({
      ...toRow(id, raw),
      revisionDate: pickText(raw, 'revisionDate'),
    })),
    folders: byId(checkedList(answer, 'folders', context), toRow),
    collections: byId(checkedList(answer, 'collections', context), toRow),
    profile: asWire(storable(pick(answer, 'profile'))) ?? {},
    policies: storable(pick(answer, 'policiesNew') ?? pick(answer, 'policies')),
    userDecryption: storable(pick(answer, 'userDecryption')),
  };
}

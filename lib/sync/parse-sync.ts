import { CodedError } from '../errors';
import type { CollectionRow, FolderRow, ItemRow } from '../store';
import { asWire, pick, pickList, pickText, type Wire } from '../wire';
import { cutDeep } from './cut-deep';
import { fingerprint } from './fingerprint';

/** No real vault comes near; a list longer than this is an attack on memory. */
const MAX_ROWS = 250_000;
/** Folders or collections beyond these are left out: they must not cost the items. */
const MAX_NAMES = 20_000;

/** A vault as the server has it, row by row; nothing is opened. */
export interface IncomingVault {
  readonly items: readonly ItemRow[];
  readonly folders: readonly FolderRow[];
  readonly collections: readonly CollectionRow[];
  /** Null when it is odd: then what was known of it still counts. */
  readonly profile: Wire | null;
  readonly policies: unknown;
  readonly userDecryption: unknown;
  /** Sites that the server says are one; null when it says nothing of them. */
  readonly siteGroups: readonly (readonly string[])[] | null;
}

interface Context {
  readonly account: string;
  readonly host: string;
}

/**
 * Rows by id. What has no usable id, or one that was there already, gets a name of its own, so that nothing is dropped and
 * nothing replaces anything: it will be listed as unreadable. The name comes from what stands in it, so that it stays the same when
 * other rows come or go.
 */
function byId<Row>(list: readonly unknown[], toRow: (id: string, raw: unknown) => Row): Row[] {
  const seen = new Set<string>();
  const named = new Map<string, number>();
  const nameOf = (raw: unknown): string => {
    const base = `odd-${fingerprint(raw).toString(36)}`;
    let times = named.get(base) ?? 0;
    let name = base;
    while (seen.has(name)) {
      times += 1;
      name = `${base}-${times}`;
    }
    named.set(base, times);
    return name;
  };
  return list.map((raw) => {
    const found = pickText(asWire(raw), 'id')?.toLowerCase() ?? '';
    const id = !isUsableId(found) || seen.has(found) ? nameOf(raw) : found;
    seen.add(id);
    return toRow(id, raw);
  });
}

/** Ids are GUIDs; what is many times longer would only fill the disk. */
const LONGEST_ID = 200;
const isUsableId = (id: string): boolean => id !== '' && id.length <= LONGEST_ID;

/** The list of items. @throws CodedError `answer-damaged` for what is no vault, `answer-too-large`. */
function itemsOf(answer: unknown, { host }: Context): readonly unknown[] {
  const ciphers = pick(answer, 'ciphers');
  const isList = ciphers === undefined || Array.isArray(ciphers);
  const list = pickList(answer, 'ciphers');
  // Items are items, whatever has become of what stands beside them.
  if (!isList || (list.length === 0 && !asWire(pick(answer, 'profile'))))
    throw new CodedError('answer-damaged', { host });
  if (list.length > MAX_ROWS) throw new CodedError('answer-too-large', { host, number: String(MAX_ROWS) });
  return list;
}

const textsIn = (list: readonly unknown[]): string[] =>
  list.filter((entry): entry is string => typeof entry === 'string');

/** The person's own groups, and the server's without those that the person has switched off. */
function siteGroupsOf(answer: unknown): string[][] | null {
  const domains = asWire(pick(answer, 'domains'));
  if (!domains) return null;
  const own = pickList(domains, 'equivalentDomains').map((group) => (Array.isArray(group) ? group : []));
  const global = pickList(domains, 'globalEquivalentDomains')
    .filter((group) => pick(group, 'excluded') !== true)
    .map((group) => pickList(group, 'domains'));
  return [...own, ...global].map(textsIn);
}

/**
 * A sync answer, checked as a whole before anything is stored: it must be an object with a list of items (`ciphers`), or with a
 * profile and no items. Every single row, and all that stands beside them, may be odd; that is judged when it is opened.
 * @throws CodedError `answer-damaged` for what is no vault, `answer-too-large`.
 */
export function parseSync(answer: unknown, context: Context): IncomingVault {
  const toRow = (id: string, raw: unknown) => ({ account: context.account, id, raw });
  const rowsOf = (name: string) =>
    byId(pickList(answer, name).slice(0, MAX_NAMES), (id, raw) => toRow(id, cutDeep(raw)));
  return {
    items: byId(itemsOf(answer, context), (id, raw) => ({
      ...toRow(id, raw),
      revisionDate: pickText(raw, 'revisionDate'),
    })),
    folders: rowsOf('folders'),
    collections: rowsOf('collections'),
    profile: asWire(cutDeep(pick(answer, 'profile'))),
    policies: cutDeep(pick(answer, 'policiesNew') ?? pick(answer, 'policies') ?? null),
    userDecryption: cutDeep(pick(answer, 'userDecryption') ?? null),
    siteGroups: siteGroupsOf(answer),
  };
}

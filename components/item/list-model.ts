import type { ItemKind, Overview } from '../../lib/items';
import type { Where } from '../../lib/search';

export type SectionName = 'site' | 'aside' | 'recent' | 'all' | 'best' | 'more';

/** One line of the list. It is made when it comes into view: a list of fifty thousand holds no more of them than one of ten. */
export type ListEntry =
  | { readonly type: 'head'; readonly key: string; readonly section: SectionName; readonly count: number }
  | { readonly type: 'nothing'; readonly key: string; readonly section: SectionName }
  | { readonly type: 'aside'; readonly key: string; readonly section: SectionName; readonly row: Overview }
  | {
      readonly type: 'row';
      readonly key: string;
      readonly section: SectionName;
      readonly row: Overview;
      readonly where: Where | null;
      /** Its line in the list, heads counted too. */
      readonly index: number;
      /** Its place among the rows alone, from 0. */
      readonly ordinal: number;
    };

export type RowEntry = Extract<ListEntry, { type: 'row' }>;

/** The lines below one head: all of one type, looked up by their place. */
export interface SectionLines {
  readonly name: SectionName;
  readonly type: 'row' | 'aside' | 'nothing';
  readonly length: number;
  readonly rowAt: (at: number) => Overview | undefined;
  readonly whereAt?: (at: number) => Where | null;
}

export interface Section extends SectionLines {
  /** The line of its head. */
  readonly head: number;
  /** How many rows stand in the sections before it. */
  readonly rowsBefore: number;
}

export interface ListModel {
  readonly sections: readonly Section[];
  /** All lines, heads too. */
  readonly length: number;
  /** The lines that can be selected. */
  readonly rows: number;
  /** How many rows each kind has under the current place and search: for the chips. */
  readonly counts: ReadonlyMap<ItemKind | 'all', number>;
}

/** Puts sections under each other; those without lines are left out. */
export function createListModel(parts: readonly SectionLines[], counts: ListModel['counts']): ListModel {
  const sections: Section[] = [];
  let [length, rows] = [0, 0];
  for (const part of parts) {
    if (part.length === 0) continue;
    sections.push({ ...part, head: length, rowsBefore: rows });
    length += 1 + part.length;
    if (part.type === 'row') rows += part.length;
  }
  return { sections, length, rows, counts };
}

/** The section in which a line stands, its head included. */
export const sectionOf = ({ sections }: ListModel, index: number): Section | undefined =>
  sections.findLast(({ head }) => head <= index);

const keyOf = (section: SectionName, { id }: Overview): string => `${section}:${id}`;

/** The line at a place; undefined beyond the end. */
export function entryAt(model: ListModel, index: number): ListEntry | undefined {
  const section = sectionOf(model, index);
  if (!section || index >= model.length) return undefined;
  const { name, type, head, length, rowsBefore } = section;
  const at = index - head - 1;
  if (at < 0) return { type: 'head', key: `head:${name}`, section: name, count: length };
  const row = section.rowAt(at);
  if (type === 'nothing' || !row) return { type: 'nothing', key: 'nothing', section: name };
  const key = keyOf(name, row);
  if (type === 'aside') return { type, key, section: name, row };
  const where = section.whereAt?.(at) ?? null;
  return { type, key, section: name, row, where, index, ordinal: rowsBefore + at };
}

/** The row that has this place among the rows. */
export function rowAt(model: ListModel, ordinal: number): RowEntry | null {
  const section = model.sections.findLast(({ type, rowsBefore }) => type === 'row' && rowsBefore <= ordinal);
  const entry = section && entryAt(model, section.head + 1 + ordinal - section.rowsBefore);
  return entry?.type === 'row' && entry.ordinal === ordinal ? entry : null;
}

function lineIn(section: Section, id: string): number {
  for (let at = 0; at < section.length; at += 1)
    if (section.rowAt(at)?.id === id) return section.head + 1 + at;
  return -1;
}

const partsOf = (key: string): [section: string, id: string] => {
  const at = key.indexOf(':');
  return [key.slice(0, at), key.slice(at + 1)];
};

/** The line of an item in the section that its key names; -1 when it is not there. */
export function lineOfKey({ sections }: ListModel, key: string): number {
  const [name, id] = partsOf(key);
  const section = sections.find((one) => one.name === name && one.type !== 'nothing');
  return section ? lineIn(section, id) : -1;
}

/** The row of a key; where it has left its section, the same item in another one. Null when it is gone. */
export function rowOfKey(model: ListModel, key: string): RowEntry | null {
  const [, id] = partsOf(key);
  const lines = [
    () => lineOfKey(model, key),
    ...model.sections.filter(({ type }) => type === 'row').map((section) => () => lineIn(section, id)),
  ];
  for (const find of lines) {
    const line = find();
    const entry = line < 0 ? undefined : entryAt(model, line);
    if (entry?.type === 'row') return entry;
  }
  return null;
}

import { type Collector, createCollector } from './collect';
import { type Directory, emptyDirectory } from './directory';
import { type CsvRow, readCsv } from './read-csv';

type Column = 'email' | 'externalId' | 'groups' | 'deleted';

/** Heads as people write them, folded to their letters. */
const HEADS: ReadonlyMap<string, Column> = new Map([
  ['email', 'email'],
  ['mail', 'email'],
  ['externalid', 'externalId'],
  ['group', 'groups'],
  ['groups', 'groups'],
  ['deleted', 'deleted'],
]);

const YES: ReadonlySet<string> = new Set(['true', 'yes', 'y', '1', 'x', 'deleted']);
const NO: ReadonlySet<string> = new Set(['', 'false', 'no', 'n', '0']);

const columnOf = (head: string): Column | null =>
  HEADS.get(head.toLowerCase().replace(/[^\p{L}]/gu, '')) ?? null;

/** `Name`, or `Name|external ID`. */
function readGroupName(text: string): { name: string; externalId: string | null } {
  const bar = text.lastIndexOf('|');
  if (bar < 0) return { name: text, externalId: null };
  return { name: text.slice(0, bar).trim(), externalId: text.slice(bar + 1).trim() };
}

interface Named {
  readonly line: number;
  readonly name: string;
  readonly externalId: string | null;
  readonly members: string[];
}

function readRow({ line, cells }: CsvRow, heads: readonly (Column | null)[], into: Collector): string[] {
  if (cells === null) into.lose(line, 'importBadQuotes');
  else if (cells.length > heads.length) into.lose(line, 'importManyCells', cells.length, heads.length);
  else {
    const all = (column: Column) => cells.filter((_, place) => heads[place] === column);
    const one = (column: Column) => all(column)[0]?.trim() ?? '';
    const deleted = one('deleted').toLowerCase();
    const member = { email: one('email'), externalId: one('externalId'), isDeleted: YES.has(deleted) };
    if (!member.isDeleted && !NO.has(deleted)) into.lose(line, 'importBadDeleted', deleted);
    else if (into.addMember(line, member) && !member.isDeleted)
      return [
        ...new Set(
          all('groups')
            .flatMap((cell) => cell.split(/[;\n]/))
            .map((text) => text.trim()),
        ),
      ];
  }
  return [];
}

/**
 * People, one a line, below a head of `email`, `externalId`, `groups` and `deleted`. Groups stand in one cell, parted by semicolons, or in
 * several columns of that name; each is a name, or `name|external ID`.
 */
export function readCsvDirectory(text: string): Directory {
  const [head, ...rows] = readCsv(text);
  const names = head?.cells ?? [];
  const heads = names.map(columnOf);
  for (const column of ['externalId', 'email'] as const)
    if (!heads.includes(column))
      return emptyDirectory({ line: 1, text: 'importNoColumn', parts: [column], isLoss: true });
  const into = createCollector();
  const unknown = names.filter((name, place) => heads[place] === null && name.trim() !== '');
  if (unknown.length > 0) into.note(1, 'importOtherColumns', unknown.join(', '));
  const groups = new Map<string, Named>();
  for (const row of rows)
    for (const text of readRow(row, heads, into).filter(Boolean)) {
      const found = groups.get(text) ?? { line: row.line, ...readGroupName(text), members: [] };
      found.members.push(row.cells?.[heads.indexOf('externalId')]?.trim() ?? '');
      groups.set(text, found);
    }
  for (const { line, ...group } of groups.values()) into.addGroup(line, group);
  return into.end({});
}

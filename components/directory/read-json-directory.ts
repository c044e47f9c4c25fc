import { type Collector, createCollector } from './collect';
import { type Directory, emptyDirectory, type ImportOptions } from './directory';
import { lineOfFault, linesOfLists } from './json-lines';

type Json = Readonly<Record<string, unknown>>;

const asJson = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;

/** Whatever the case of its letters: servers and scripts differ in it. */
function pick(from: Json, name: string): unknown {
  const key = Object.keys(from).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : from[key];
}

/** IDs of some directories are numbers. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function readMember(line: number | null, value: unknown, into: Collector): void {
  const from = asJson(value);
  const deleted = (from && pick(from, 'deleted')) ?? false;
  if (!from) into.lose(line, 'importNotMember');
  else if (typeof deleted !== 'boolean') into.lose(line, 'importBadDeleted', JSON.stringify(deleted));
  else {
    const [email, externalId] = [textOf(pick(from, 'email')), textOf(pick(from, 'externalId'))];
    into.addMember(line, { email, externalId, isDeleted: deleted });
  }
}

function readGroup(line: number | null, value: unknown, into: Collector): void {
  const from = asJson(value);
  const listed = from && (pick(from, 'memberExternalIds') ?? []);
  if (!from || !Array.isArray(listed)) into.lose(line, 'importNotGroup');
  else {
    const members = [...new Set(listed.map(textOf).filter(Boolean))];
    const [name, externalId] = [textOf(pick(from, 'name')), textOf(pick(from, 'externalId'))];
    into.addGroup(line, { name, externalId, members });
  }
}

function readOptions(from: Json): Partial<ImportOptions> {
  const told = (name: string, key: keyof ImportOptions) => {
    const value = pick(from, name);
    return typeof value === 'boolean' ? { [key]: value } : {};
  };
  return {
    ...told('overwriteExisting', 'isOverwriting'),
    ...told('largeImport', 'isLarge'),
    ...told('inviteUsersAfterProvisioning', 'isInviting'),
  };
}

function parse(text: string): { value: unknown } | { line: number | null } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { line: lineOfFault(text, error) };
  }
}

/** The API's own shape: `members`, `groups` and the three options. */
export function readJsonDirectory(text: string): Directory {
  const parsed = parse(text);
  if ('line' in parsed)
    return emptyDirectory({ line: parsed.line, text: 'importBadJson', parts: [], isLoss: true });
  const from = asJson(parsed.value);
  const [members, groups] = ['members', 'groups'].map((name) => (from && pick(from, name)) ?? []);
  if (!from || !Array.isArray(members) || !Array.isArray(groups))
    return emptyDirectory({ line: 1, text: 'importNotDirectory', parts: [], isLoss: true });
  const lines = new Map([...linesOfLists(text)].map(([name, list]) => [name.toLowerCase(), list]));
  const into = createCollector();
  const lineOf = (list: string, place: number) => lines.get(list)?.[place] ?? null;
  members.forEach((one: unknown, place) => {
    readMember(lineOf('members', place), one, into);
  });
  groups.forEach((one: unknown, place) => {
    readGroup(lineOf('groups', place), one, into);
  });
  return into.end(readOptions(from));
}

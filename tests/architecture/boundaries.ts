import { posix } from 'node:path';
import { readImports } from './parse-source';
import type { SourceFile } from './source-files';

export type RoomTable = Readonly<Record<string, readonly string[]>>;

/** The room that a path lies in: the longest one that fits, so that `lib/fill/page` is not `lib/fill`. */
export function roomOf(path: string, rooms: RoomTable): string | undefined {
  return Object.keys(rooms)
    .filter((room) => path === room || path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** True when `from` may enter `to`: named, or by `*` unless `!to` takes it out again. */
export function mayEnter(from: string, to: string, rooms: RoomTable): boolean {
  const allowed = rooms[from] ?? [];
  if (allowed.includes(`!${to}`)) return false;
  return allowed.includes(to) || allowed.includes('*');
}

const packageOf = (specifier: string): string =>
  specifier.startsWith('@')
    ? specifier.split('/').slice(0, 2).join('/')
    : (specifier.split('/')[0] ?? specifier);

/** WXT itself is the frame that entrypoints hang in. */
const isFramework = (name: string, room: string): boolean =>
  name === 'wxt' && room.startsWith('entrypoints/');

interface Import {
  readonly file: SourceFile;
  readonly room: string;
  readonly specifier: string;
  readonly where: string;
}

function packageFault({ room, specifier, where }: Import, owners: RoomTable): string | null {
  const name = packageOf(specifier);
  if (isFramework(name, room)) return null;
  const allowed = owners[name];
  if (!allowed)
    return `${where}: package ${name} has no owner; name one in PACKAGE_OWNERS (tests/architecture/rooms.ts)`;
  return allowed.includes(room)
    ? null
    : `${where}: package ${name} belongs to ${allowed.join(', ')}; ask that room`;
}

const isDoor = (target: string, room: string): boolean =>
  target === room || /^index(\.tsx?)?$/.test(target.slice(room.length + 1));

function roomFault({ file, room, specifier, where }: Import, rooms: RoomTable): string | null {
  const target = posix.join(posix.dirname(file.path), specifier);
  if (/\.(css|json)$/.test(target) && !target.startsWith('lib/')) return null;
  const other = roomOf(target, rooms);
  if (other === room) return null;
  if (!other) return `${where}: ${specifier} lies in no room`;
  if (!mayEnter(room, other, rooms))
    return `${where}: ${room} may not enter ${other}; it may enter ${(rooms[room] ?? []).join(', ') || 'nothing'}`;
  return isDoor(target, other) ? null : `${where}: enter ${other} by its index.ts, not by ${specifier}`;
}

function importsOf(file: SourceFile, room: string): Import[] {
  return readImports(file).map(({ specifier, line }) => ({
    file,
    room,
    specifier,
    where: `${file.path}:${line}`,
  }));
}

/** Everything in these files that the tables do not allow, as sentences with file and line. */
export function findViolations(files: readonly SourceFile[], rooms: RoomTable, owners: RoomTable): string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path, rooms);
    if (!room)
      return [`${file.path}: lies in no room; add its folder to ROOMS (tests/architecture/rooms.ts)`];
    return importsOf(file, room).flatMap((found) => {
      const fault = found.specifier.startsWith('.') ? roomFault(found, rooms) : packageFault(found, owners);
      return fault ?? [];
    });
  });
}

/** Which rooms really enter which, from the code. */
export function roomGraph(files: readonly SourceFile[], rooms: RoomTable): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  for (const file of files) {
    const room = roomOf(file.path, rooms);
    if (!room) continue;
    for (const { specifier } of readImports(file)) {
      const other =
        specifier.startsWith('.') && roomOf(posix.join(posix.dirname(file.path), specifier), rooms);
      if (other && other !== room) graph.set(room, (graph.get(room) ?? new Set()).add(other));
    }
  }
  return graph;
}

/** The first way found that leads from a room back to itself, or null. */
export function findCycle(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] | null {
  const clean = new Set<string>();
  const follow = (room: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(room)) return [...way.slice(way.indexOf(room)), room];
    if (clean.has(room)) return null;
    for (const next of graph.get(room) ?? []) {
      const cycle = follow(next, [...way, room]);
      if (cycle) return cycle;
    }
    clean.add(room);
    return null;
  };
  for (const room of graph.keys()) {
    const cycle = follow(room, []);
    if (cycle) return cycle;
  }
  return null;
}

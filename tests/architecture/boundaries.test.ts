import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCycle, findViolations, mayEnter, roomGraph } from './boundaries';
import { PACKAGE_OWNERS, ROOMS } from './rooms';
import { ROOT, readShipped } from './source-files';

const shipped = readShipped();
const folders = (parent: string) =>
  readdirSync(join(ROOT, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(ROOT, parent, entry.name)).length > 0)
    .map((entry) => `${parent}/${entry.name}`);

describe('rooms', () => {
  it('are entered only as the table allows, by their doors, with packages of their own', () => {
    expect(shipped.length).toBeGreaterThan(50);
    expect(findViolations(shipped, ROOMS, PACKAGE_OWNERS)).toEqual([]);
  });

  it('do not lead back to themselves', () => {
    expect(findCycle(roomGraph(shipped, ROOMS))).toBeNull();
  });

  it('stand in the table, each folder of lib and entrypoints', () => {
    expect([...folders('lib'), ...folders('entrypoints')].filter((folder) => !(folder in ROOMS))).toEqual([]);
  });

  it('exist, each line of the table', () => {
    expect(Object.keys(ROOMS).filter((room) => !existsSync(join(ROOT, room)))).toEqual([]);
  });

  it('name only rooms that exist as neighbours', () => {
    const named = Object.values(ROOMS)
      .flat()
      .map((room) => room.replace(/^!/, ''));
    expect(named.filter((room) => room !== '*' && !(room in ROOMS))).toEqual([]);
  });
});

describe('the boundary check itself', () => {
  const rooms = { 'lib/a': [], 'lib/b': ['lib/a'], 'lib/b/page': [], app: ['*', '!lib/b/page'] };
  const owners = { dexie: ['lib/a'] };
  const check = (path: string, text: string) => findViolations([{ path, text }], rooms, owners);

  it.each([
    ["import { x } from '../b';", 'may not enter lib/b'],
    ["import type { X } from '../b';", 'may not enter lib/b'],
    ["export { x } from '../b';", 'may not enter lib/b'],
    ["export * from '../b/index.ts';", 'may not enter lib/b'],
    ["type X = import('../b').X;", 'may not enter lib/b'],
    ["void import('../b');", 'may not enter lib/b'],
    ["import x from '../nowhere';", 'lies in no room'],
    ["import x from 'left-pad';", 'has no owner'],
  ])('refuses %s', (text, reason) => {
    expect(check('lib/a/x.ts', text).join()).toContain(reason);
  });

  it('refuses a way past the door, and lets the door through', () => {
    expect(check('lib/b/x.ts', "import { x } from '../a/deep';").join()).toContain('by its index.ts');
    expect(check('lib/b/x.ts', "import { x } from '../a';\nimport type { Y } from '../a/index';")).toEqual(
      [],
    );
  });

  it('refuses a package in a room that does not own it', () => {
    expect(check('lib/b/x.ts', "import Dexie from 'dexie';").join()).toContain('belongs to lib/a');
    expect(check('lib/a/x.ts', "import Dexie from 'dexie';")).toEqual([]);
  });

  it('knows the inner room from the outer one', () => {
    expect(check('lib/b/x.ts', "import { y } from './page/y';").join()).toContain('may not enter lib/b/page');
    expect(check('stray/x.ts', '').join()).toContain('lies in no room');
  });

  it('reads * and !room', () => {
    expect(mayEnter('app', 'lib/a', rooms)).toBe(true);
    expect(mayEnter('app', 'lib/b/page', rooms)).toBe(false);
    expect(mayEnter('lib/a', 'lib/b', rooms)).toBe(false);
  });

  it('finds a cycle', () => {
    const graph = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c'])],
      ['c', new Set(['b'])],
    ]);
    expect(findCycle(graph)).toEqual(['b', 'c', 'b']);
    expect(findCycle(new Map([['a', new Set(['b'])]]))).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { findForbidden } from './forbidden';
import { isTest, readAllCode, readShipped } from './source-files';

describe('nothing forbidden', () => {
  it('stands in shipped code', () => {
    expect(readShipped().flatMap((file) => findForbidden(file, true))).toEqual([]);
  });

  it('stands in tests', () => {
    const tests = readAllCode().filter(
      (file) => isTest(file) && !file.path.startsWith('tests/architecture/forbidden'),
    );
    expect(tests.flatMap((file) => findForbidden(file, false))).toEqual([]);
  });

  it('stands at a door: rooms name what they give, and say what they own', () => {
    const doors = readShipped().filter(({ path }) => /^lib\/.*\/index\.ts$/.test(path));
    expect(doors.filter(({ text }) => !/^\/\*\*\s*\n \* Room: /.test(text)).map(({ path }) => path)).toEqual(
      [],
    );
  });
});

describe('the check itself', () => {
  const check = (text: string, path = 'lib/a/x.ts') => findForbidden({ path, text }, true).join('\n');

  it.each([
    ['const x: any = 1;', 'any'],
    ['enum A { B }', 'enum'],
    ['export default 1;', 'default export'],
    ['it.skip("x", () => {});', 'does not count'],
    ['class A {}', 'a class'],
    ['console.log(1);', 'console'],
    ['eval("1");', 'code from text'],
    ['new Function("1");', 'code from text'],
    ['el.innerHTML = "";', 'HTML from text'],
    ['browser.i18n.getMessage("x", name);', 'nobody isolates'],
    ['let x = 1;', 'module-level state'],
    ['export let x = 1;', 'module-level state'],
    ['const p = "/accounts/key-management/rotate-user-account-keys";', 'never called'],
    [`const p = \`\${base}/emergency-access\`;`, 'never called'],
    ['// @ts-ignore', 'compiler off'],
    ['// TODO', 'work for later'],
  ])('catches %s', (text, what) => {
    expect(check(text)).toContain(what);
  });

  it('lets good code through', () => {
    expect(check('export const x = () => { let y = 1; return y; };\nclass E extends Error {}')).toBe('');
    expect(check('let opened: string | null = null;', 'lib/a/x.cache.ts')).toBe('');
    expect(check('export default 1;', 'entrypoints/background/index.ts')).toBe('');
  });
});

import { expect, it } from 'vitest';
import { hasRight, type Right } from './rights';

const RIGHTS: readonly Right[] = ['see', 'edit', 'delete', 'restore'];
const rightsOf = (row: object): Right[] => RIGHTS.filter((right) => hasRight[right](row));

it.each([
  [{}, RIGHTS],
  [{ edit: true, permissions: null }, RIGHTS],
  [{ edit: false, permissions: null }, ['see']],
  [{ edit: false, permissions: { delete: true, restore: true } }, ['see']],
  [{ edit: true, permissions: { delete: false, restore: true } }, ['see', 'edit', 'restore']],
  [{ Edit: true, Permissions: { Delete: true, Restore: false } }, ['see', 'edit', 'delete']],
] as const)('The rights that %j gives', (row, rights) => {
  expect(rightsOf(row)).toEqual(rights);
});

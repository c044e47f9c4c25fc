import { CodedError } from '../errors';
import { pick, pickBoolean } from '../wire';

/** What a change of an item needs: to see it is enough for what is the person's own about it, its folder and whether it is a favourite. */
export type Right = 'see' | 'edit' | 'delete' | 'restore';

const mayEdit = (row: unknown): boolean => pickBoolean(row, 'edit', true);

/** Older servers have no such list; there whoever may edit may do that as well. */
const permits = (row: unknown, what: 'delete' | 'restore'): boolean =>
  mayEdit(row) && pickBoolean(pick(row, 'permissions'), what, true);

/** What the server lets this person do with an item, by its row. */
export const hasRight: Readonly<Record<Right, (row: unknown) => boolean>> = {
  see: () => true,
  edit: mayEdit,
  delete: (row) => permits(row, 'delete'),
  restore: (row) => permits(row, 'restore'),
};

/** @throws CodedError `read-only` where the server lets this person do less. */
export function assertRight(row: unknown, right: Right): void {
  if (!hasRight[right](row)) throw new CodedError('read-only', { message: 'no-right' });
}

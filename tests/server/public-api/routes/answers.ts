import type { Context } from 'hono';
import type { PublicApiContext, PublicApiEnv } from '../context.ts';
import { refuseEmpty } from '../refusals.ts';

/** A list that says everything at once. Older servers add that nothing follows. */
export const listAnswer = <T>({ options }: PublicApiContext, data: readonly T[]) => ({
  object: 'list' as const,
  data: [...data],
  ...(options.listTokens && { continuationToken: null }),
});

/** It was done, and there is nothing to say. */
export const done = (): Response => new Response(null, { status: 200, headers: { 'Content-Length': '0' } });

/** What an id in the address means, or the empty 404. */
export function findRow<T>(c: Context<PublicApiEnv>, rows: ReadonlyMap<string, T>): T {
  const row = rows.get((c.req.param('id') ?? '').toLowerCase());
  if (row === undefined) throw refuseEmpty(404);
  return row;
}

/** The grants whose ids the organisation knows; the others are passed over. */
export const known = <T extends { readonly id: string }>(
  grants: readonly T[],
  rows: Pick<ReadonlyMap<string, unknown>, 'has'>,
): T[] => grants.filter(({ id }) => rows.has(id));

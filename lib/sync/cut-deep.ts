import { isShallow } from '../wire';

/** Many times deeper than any answer of a server. */
const DEEPEST = 64;

const isDeep = (value: unknown): value is object => typeof value === 'object' && value !== null;

function cut(value: unknown, left: number): unknown {
  if (!isDeep(value)) return value;
  if (left === 0) return null;
  if (Array.isArray(value)) return value.map((inner) => cut(inner, left - 1));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cut(inner, left - 1)]));
}

/**
 * A server's answer without what lies too deep in it: lists in lists without end can be parsed, but neither written as JSON again nor
 * stored, so a single one of them would cost the whole vault. Everything else comes back as it is.
 */
export function cutDeep(answer: unknown): unknown {
  return isShallow(answer, DEEPEST) ? answer : cut(answer, DEEPEST);
}

import type { Json } from '../store/rows.ts';

const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The same value with upper-case first letters in every object's names, to the given depth of nesting. */
export function pascal(value: unknown, depth = Number.POSITIVE_INFINITY): unknown {
  if (depth < 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((entry) => pascal(entry, depth));
  return Object.fromEntries(
    Object.entries(value as Json).map(([name, inner]) => [upperFirst(name), pascal(inner, depth - 1)]),
  );
}

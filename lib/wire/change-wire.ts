import { asWire, spellingsOf, type Wire } from './wire';

/**
 * A copy of a wire object in which one member is another. It keeps the spelling that the server gave it, and takes the place of every other
 * spelling of that name; undefined takes the member out.
 */
export function withMember(object: unknown, name: string, value: unknown): Wire {
  const wire = asWire(object) ?? {};
  const spelled = new Set(spellingsOf(name));
  const found = Object.keys(wire).filter((key) => spelled.has(key));
  const kept = Object.entries(wire).filter(([key]) => !spelled.has(key));
  const copy = Object.fromEntries(kept);
  return value === undefined ? copy : { ...copy, [found[0] ?? name]: value };
}

const SEALED = /^\d\.[A-Za-z0-9+/=]{16,}\|/;

/** Every CipherString in a row. Each is made with a random IV, so that no two are alike by chance. */
export function sealsIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') {
    if (SEALED.test(value)) found.add(value);
  } else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) sealsIn(inner, found);
  return found;
}

/** True when two rows have a seal in common: one was made of the other. */
export function sharesSeal(a: unknown, b: unknown): boolean {
  const seals = sealsIn(a);
  return [...sealsIn(b)].some((seal) => seals.has(seal));
}

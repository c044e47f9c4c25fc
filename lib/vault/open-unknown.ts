import { asWire } from '../wire';
import type { ValueOpener } from './open-values';

/** Objects beside an item's own that carry no values of it. */
const NO_KIND_OBJECT = new Set(['permissions', 'data']);
/** More than any kind has. */
const MOST_VALUES = 200;

interface Member {
  readonly name: string;
  readonly path: string;
  readonly value: unknown;
}

function membersOf(opener: ValueOpener, row: unknown): Member[] {
  const objects = Object.entries(asWire(row) ?? {}).filter(([name]) => !NO_KIND_OBJECT.has(name));
  return objects.flatMap(([objectName, object]) =>
    Object.entries(asWire(object) ?? {})
      .filter(([, value]) => opener.isValue(value))
      .map(([name, value]) => ({ name, path: `${objectName}.${name}`, value })),
  );
}

/**
 * The values of a kind that this version does not know: every value inside the item's nested object, under the name that the
 * wire gives it. So a newer kind can at least be looked at.
 */
export async function openUnknownValues(
  opener: ValueOpener,
  row: unknown,
): Promise<Record<string, string | null>> {
  const members = membersOf(opener, row);
  if (members.length > MOST_VALUES) opener.problems.push({ path: 'values', reason: 'too-large' });
  const opened = await Promise.all(
    members
      .slice(0, MOST_VALUES)
      .map(async ({ name, path, value }) => [name, await opener.open(path, value)] as const),
  );
  return Object.fromEntries(opened);
}

import { cipherStringType } from '../crypto';
import { asWire, type Wire } from '../wire';
import type { ValueOpener } from './open-values';

/** Objects beside an item's own that carry no values of it. */
const NO_KIND_OBJECT = new Set(['permissions', 'data']);

/**
 * The values of a kind that this version does not know: every CipherString inside the item's nested object, under the
 * name that the wire gives it. So a newer kind can at least be looked at.
 */
export async function openUnknownValues(
  opener: ValueOpener,
  raw: unknown,
): Promise<Record<string, string | null>> {
  const opened: Record<string, string | null> = {};
  for (const [objectName, value] of Object.entries(asWire(raw) ?? {})) {
    const object = asWire(value);
    if (object && !NO_KIND_OBJECT.has(objectName)) await openMembers(opener, objectName, object, opened);
  }
  return opened;
}

async function openMembers(
  opener: ValueOpener,
  objectName: string,
  object: Wire,
  into: Record<string, string | null>,
) {
  for (const [name, value] of Object.entries(object)) {
    if (typeof value === 'string' && cipherStringType(value) === 2) {
      into[name] = await opener.open(`${objectName}.${name}`, value);
    }
  }
}

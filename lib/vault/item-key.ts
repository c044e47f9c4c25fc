import { wipe } from '../bytes';
import { importSymmetricKey, openBytes, type SymmetricKey } from '../crypto';
import type { ProblemReason } from '../items';
import { asWire, pick, pickText } from '../wire';
import type { VaultKeys } from './keys';
import { problemOf } from './open-values';

export type ItemKey =
  | { readonly key: SymmetricKey; readonly outer: SymmetricKey }
  | { readonly problem: ProblemReason };

/** True for items of the newest format (`data` carries a `format_version`): recognised, never opened, never written. */
export function isNewerFormat(raw: unknown): boolean {
  const data = pick(raw, 'data');
  if (asWire(data)) return pick(data, 'format_version') !== undefined;
  return typeof data === 'string' && /"format_version"\s*:/.test(data.slice(0, 200));
}

/**
 * The key that an item's values are sealed with: its own where it has one, else the organisation's or the user's
 * (bitwarden/sdk-internal, cipher keys).
 */
export async function openItemKey(raw: unknown, keys: VaultKeys): Promise<ItemKey> {
  if (!asWire(raw)) return { problem: 'wrong-type' };
  if (isNewerFormat(raw)) return { problem: 'newer-format' };
  const organization = pickText(raw, 'organizationId');
  const outer = organization === null ? await keys.user() : await keys.organization(organization);
  if (!outer) return { problem: 'key-missing' };
  const wrapped = pick(raw, 'key');
  if (wrapped === undefined || wrapped === '') return { key: outer, outer };
  try {
    const bytes = await openBytes(wrapped, outer);
    const key = await importSymmetricKey(bytes);
    wipe(bytes);
    return { key, outer };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

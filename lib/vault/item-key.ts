import { type OpeningKey, openKey } from '../crypto';
import type { ProblemReason } from '../items';
import { asWire, pick, pickText } from '../wire';
import type { VaultKeys } from './keys';
import { problemOf } from './open-values';

export type ItemKey =
  | { readonly key: OpeningKey; readonly outer: OpeningKey }
  | { readonly problem: ProblemReason };

/**
 * The key that an item's values are sealed with: its own where it has one, else the organisation's or the user's
 * (bitwarden/sdk-internal, cipher keys).
 */
export async function openItemKey(raw: unknown, keys: VaultKeys): Promise<ItemKey> {
  if (!asWire(raw)) return { problem: 'wrong-type' };
  const organization = pickText(raw, 'organizationId');
  const outer = organization === null ? await keys.user() : await keys.organization(organization);
  if (!outer) return { problem: 'key-missing' };
  const wrapped = pick(raw, 'key');
  if (wrapped === undefined || wrapped === '') return { key: outer, outer };
  try {
    return { key: await openKey(wrapped, outer), outer };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

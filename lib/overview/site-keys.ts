import type { ItemUri } from '../items';
import { siteKeyOf } from '../match';
import { ANYWHERE } from './page-site-keys';

const PATTERN = 4;
const NEVER = 5;

/**
 * Under which keys a login's addresses are found: the base domain, `=host` for hosts that have none (numbers, single labels), or `*`
 * for patterns. Addresses that never fit a page have none.
 */
export function siteKeysOf(uris: readonly ItemUri[]): string[] {
  const keys = uris.flatMap(({ uri, match, checksum }) => {
    if (uri === null || match === NEVER || checksum === 'wrong') return [];
    if (match === PATTERN) return [ANYWHERE];
    return siteKeyOf(uri) ?? [];
  });
  return [...new Set(keys)];
}

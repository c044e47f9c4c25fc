import { checksumMatches } from '../crypto';
import type { ItemUri, UriMatch } from '../items';
import { asWire, pick, pickNumber } from '../wire';
import { listEntries } from './list-entries';
import type { ValueOpener } from './open-values';

const readMatch = (wire: unknown): UriMatch | null => {
  const match = pickNumber(wire, 'match');
  return match !== null && [0, 1, 2, 3, 4, 5].includes(match) ? (match as UriMatch) : null;
};

/**
 * A match mode that this version does not know could be narrower than any that it knows, so such an address never
 * fits a page.
 */
const NEVER: UriMatch = 5;

/** Every address is compared with every page: one that no server would take is shown as unreadable instead. */
const LONGEST_URI = 10_000;

function shortUri(opener: ValueOpener, path: string, uri: string | null): string | null {
  if (uri === null || uri.length <= LONGEST_URI) return uri;
  opener.problems.push({ path: `${path}.uri`, reason: 'too-large' });
  return null;
}

/** The seal of a whole item covers its addresses; one that is sealed by itself needs a checksum to prove its place. */
async function openUri(opener: ValueOpener, path: string, wire: unknown): Promise<ItemUri> {
  const uri = shortUri(opener, path, await opener.open(`${path}.uri`, pick(wire, 'uri')));
  const sealedChecksum = pick(wire, 'uriChecksum');
  const match = pick(wire, 'match') === undefined ? null : (readMatch(wire) ?? NEVER);
  if (uri !== null && opener.isWhole) return { uri, match, checksum: 'valid' };
  if (uri === null || sealedChecksum === undefined) return { uri, match, checksum: 'missing' };
  const checksum = await opener.open(`${path}.uriChecksum`, sealedChecksum);
  const valid = checksum !== null && (await checksumMatches(uri, checksum));
  return { uri, match, checksum: valid ? 'valid' : 'wrong' };
}

const isAddress = (entry: unknown): boolean =>
  asWire(entry) !== null || (typeof entry === 'string' && entry !== '');

/** A login's addresses; very old items have a single `uri` instead of the list. */
export async function openUris(opener: ValueOpener, login: unknown): Promise<ItemUri[]> {
  const list = listEntries(opener, login, { name: 'uris', path: 'login.uris', isEntry: isAddress });
  if (list.length === 0) {
    const single = pick(login, 'uri');
    return single === undefined ? [] : [await openUri(opener, 'login', { uri: single })];
  }
  const uris: ItemUri[] = [];
  for (const [index, wire] of list.entries())
    uris.push(await openUri(opener, `login.uris.${index}`, asWire(wire) ?? { uri: wire }));
  return uris;
}

const WORDS = (
  'amber basalt cinder dune ember fjord glade harbor isle juniper kelp lichen meadow nectar orchard pebble quartz reef ' +
  'saffron thistle umber velvet willow yarrow zephyr alder birch cedar dahlia elder fern garnet hazel indigo jasper ' +
  'kestrel laurel maple nutmeg olive poplar quill rowan sorrel tansy ultra verbena walnut yucca zinnia arbor beacon ' +
  'canyon delta estuary flint gravel heather inlet jetty knoll lagoon moraine nook outcrop prairie quarry ridge summit ' +
  'terrace upland valley weir atlas bramble copper drift'
).split(' ');

const SERVICES = (
  'Bank Mail Cloud Shop Forum Studio Travel Insurance Clinic Library School Council Gym Air Rail Press Radio Games Energy ' +
  'Water Telecom Post Pharmacy Books Music Kitchen Garden Tools Workshop Notes'
).split(' ');

const HOUSEHOLD = ['Pat', 'Robin', 'Sam', 'Alex', 'Kim', 'Jo'];

/** What a big vault can be searched for. */
export const SEARCH_WORDS = {
  /** In the names of one item in twenty, and of others by chance. */
  common: 'harbor',
  /** In the names of three items, whatever the size. */
  rare: 'quokkaville',
  /** The rare one as a hurried person types it. */
  typo: 'quokkavile',
  /** In no item. */
  none: 'xyzzyq',
} as const;

/** A number below `most` that looks random and is the same in every run (a multiplicative hash). */
export function roll(index: number, salt: number, most: number): number {
  let hash = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) % most;
}

const oneOf = (list: readonly string[], index: number, salt: number): string =>
  list[roll(index, salt, list.length)] ?? '';

/** One of about eighty words. */
export const wordAt = (index: number, salt: number): string => oneOf(WORDS, index, salt);

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Items that carry the rare word. */
const RARE = new Set([11, 31, 61]);

/** The name of an item, e.g. "Harbor Mail 214"; no two are the same. */
export function nameAt(index: number): string {
  const word = index % 20 === 4 ? SEARCH_WORDS.common : wordAt(index, 0);
  return `${capital(RARE.has(index) ? SEARCH_WORDS.rare : word)} ${oneOf(SERVICES, index, 1)} ${index}`;
}

export const personAt = (index: number): string => oneOf(HOUSEHOLD, index, 3);

/** Two to thirty sentences. */
export function notesAt(index: number): string {
  const count = 2 + roll(index, 4, 29);
  const sentence = (at: number) =>
    `${capital(wordAt(index + at, 5))} ${wordAt(index + at, 6)} near the ${wordAt(index + at, 7)}.`;
  return Array.from({ length: count }, (_, at) => sentence(at)).join(' ');
}

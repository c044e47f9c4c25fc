/**
 * Who may import whom. The keys are rooms (folders), the values the rooms that they may enter; nobody else.
 * The README's map is drawn from this table and `boundaries.test.ts` holds the code against it.
 */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  // pure
  'lib/errors': [],
  'lib/bytes': [],
  'lib/wire': [],
  'lib/match': [],
  'lib/items': [],
  'lib/search': ['lib/items'],
  'lib/session': ['lib/errors'],
  'lib/totp': ['lib/bytes'],
  'lib/generator': [],
  'lib/crypto': ['lib/bytes', 'lib/errors'],
  // edges: one outside thing each
  'lib/browser': ['lib/session'],
  'lib/store': ['lib/errors'],
  'lib/api': ['lib/bytes', 'lib/errors', 'lib/session', 'lib/wire'],
  // shared by all contexts
  'lib/text': ['lib/browser', 'lib/errors'],
  'lib/settings': ['lib/browser'],
  'lib/protocol': ['lib/browser', 'lib/errors', 'lib/fill', 'lib/generator', 'lib/items', 'lib/session'],
  'lib/upload': ['lib/api', 'lib/bytes', 'lib/errors', 'lib/protocol', 'lib/session'],
  // work: background only
  'lib/account': [
    'lib/api',
    'lib/browser',
    'lib/bytes',
    'lib/crypto',
    'lib/errors',
    'lib/session',
    'lib/settings',
    'lib/wire',
  ],
  'lib/sync': ['lib/api', 'lib/errors', 'lib/session', 'lib/store', 'lib/wire'],
  'lib/vault': [
    'lib/api',
    'lib/bytes',
    'lib/crypto',
    'lib/errors',
    'lib/items',
    'lib/session',
    'lib/store',
    'lib/totp',
    'lib/wire',
  ],
  'lib/history': ['lib/browser', 'lib/bytes', 'lib/crypto', 'lib/generator'],
  'lib/transfer': ['lib/bytes', 'lib/crypto', 'lib/items'],
  'lib/overview': ['lib/bytes', 'lib/crypto', 'lib/errors', 'lib/items', 'lib/match', 'lib/store'],
  'lib/fill': ['lib/items', 'lib/match'],
  'lib/fill/page': ['lib/fill'],
  components: [
    'lib/browser',
    'lib/errors',
    'lib/fill',
    'lib/generator',
    'lib/items',
    'lib/overview',
    'lib/protocol',
    'lib/search',
    'lib/session',
    'lib/settings',
    'lib/text',
    'lib/upload',
  ],
  'entrypoints/popup': ['components'],
  'entrypoints/options': ['components'],
  'entrypoints/filler': ['lib/fill/page', 'lib/protocol'],
  'entrypoints/offscreen': [],
  'entrypoints/background': ['*', '!lib/fill/page', '!lib/upload', '!components'],
};

/** Packages that only one room may import, so that each outside thing has one owner. */
export const PACKAGE_OWNERS: Readonly<Record<string, readonly string[]>> = {
  'webextension-polyfill': ['lib/browser'],
  wxt: ['lib/browser'],
  dexie: ['lib/store'],
  tldts: ['lib/match'],
  ky: ['lib/api'],
  'hash-wasm': ['lib/crypto'],
  '@noble/ciphers': ['lib/crypto'],
  otpauth: ['lib/totp'],
  '@zxcvbn-ts/core': ['lib/generator'],
  '@zxcvbn-ts/language-common': ['lib/generator'],
  preact: ['components', 'entrypoints/popup', 'entrypoints/options'],
  '@preact/signals': ['components', 'entrypoints/popup', 'entrypoints/options'],
};

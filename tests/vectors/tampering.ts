import fc from 'fast-check';
import { concatBytes, encodeBase64 } from '../../lib/bytes';
import { fromBase64 } from './vector-case';

/** One way to damage a CipherString of type 2. It may leave the text as it was; such runs are to be left out. */
export type Damage = (sealed: string) => string;

type Parts = readonly Uint8Array[];

const read = (sealed: string): Uint8Array<ArrayBuffer>[] => sealed.slice(2).split('|').map(fromBase64);
const write = (parts: Parts): string => `2.${parts.map(encodeBase64).join('|')}`;
const onParts =
  (change: (parts: Parts) => Parts): Damage =>
  (sealed) =>
    write(change(read(sealed)));
const onTexts =
  (change: (texts: string[]) => string[]): Damage =>
  (sealed) =>
    `2.${change(sealed.slice(2).split('|')).join('|')}`;
const insert = (text: string, at: number, what: string): string => text.slice(0, at) + what + text.slice(at);

const part = fc.integer({ min: 0, max: 2 });
const anywhere = fc.nat({ max: 10_000 });

const flipBit = fc
  .record({ which: part, at: anywhere, bit: fc.nat({ max: 7 }) })
  .map(({ which, at, bit }) =>
    onParts((parts) =>
      parts.map((bytes, index) =>
        index === which
          ? bytes.map((byte, place) => (place === at % bytes.length ? byte ^ (1 << bit) : byte))
          : bytes,
      ),
    ),
  );

const dropPart = part.map((which) => onTexts((texts) => texts.filter((_, index) => index !== which)));
const emptyPart = part.map((which) =>
  onTexts((texts) => texts.map((text, index) => (index === which ? '' : text))),
);
const doublePart = part.map((which) =>
  onTexts((texts) => texts.flatMap((text, index) => (index === which ? [text, text] : [text]))),
);
const swapParts = fc
  .record({ one: part, other: part })
  .map(({ one, other }) =>
    onTexts((texts) =>
      texts.map((text, index) => (index === one ? texts[other]! : index === other ? texts[one]! : text)),
    ),
  );

/** IV and ciphertext stand together under the MAC, so that a moved border between them leaves the MAC right. */
const moveBorder = fc.integer({ min: -16, max: 32 }).map((by) =>
  onParts(([iv, ciphertext, mac]) => {
    const body = concatBytes(iv!, ciphertext!);
    return [body.slice(0, 16 + by), body.slice(16 + by), mac!];
  }),
);

const cutBlock = anywhere.map((at) =>
  onParts(([iv, ciphertext, mac]) => {
    const start = (at % (ciphertext!.length / 16)) * 16;
    return [iv!, concatBytes(ciphertext!.slice(0, start), ciphertext!.slice(start + 16)), mac!];
  }),
);

const cutMac = fc
  .nat({ max: 31 })
  .map((length) => onParts(([iv, ciphertext, mac]) => [iv!, ciphertext!, mac!.slice(0, length)]));

const HEADERS = [
  '',
  '0.',
  '1.',
  '3.',
  '4.',
  '5.',
  '6.',
  '02.',
  '002.',
  ' 2.',
  '2 .',
  '+2.',
  '-2.',
  '2..',
  '.',
  '2,',
  '2',
  '٢.',
  '２.',
  'II.',
  '2e0.',
  '0x2.',
];
const header = fc.constantFrom(...HEADERS).map(
  (text): Damage =>
    (sealed) =>
      text + sealed.slice(2),
);

const STRANGERS = [
  ' ',
  '\n',
  '\r\n',
  '\t',
  '\u00a0',
  '\ufeff',
  '\0',
  '-',
  '_',
  '=',
  '|',
  '.',
  ',',
  '~',
  'é',
  '😀',
  'Ａ',
  '%2B',
  '&#43;',
];
const addStranger = fc.record({ at: anywhere, what: fc.constantFrom(...STRANGERS) }).map(
  ({ at, what }): Damage =>
    (sealed) =>
      insert(sealed, at % (sealed.length + 1), what),
);

const otherAlphabet = fc.constant<Damage>((sealed) => sealed.replaceAll('+', '-').replaceAll('/', '_'));
const noPadding = fc.constant<Damage>((sealed) => sealed.replaceAll('=', ''));
const truncate = anywhere.map(
  (at): Damage =>
    (sealed) =>
      sealed.slice(0, at % sealed.length),
);
const append = fc.string({ minLength: 1 }).map(
  (text): Damage =>
    (sealed) =>
      sealed + text,
);

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Sets the bits that padding leaves over: loose decoders read the same bytes from it. */
const looseBits = fc.integer({ min: 1, max: 3 }).map(
  (bits): Damage =>
    (sealed) =>
      sealed.replace(/([A-Za-z0-9+/])(?==)/g, (digit) => ALPHABET[ALPHABET.indexOf(digit) | bits] ?? digit),
);

const changeLetter = fc.record({ at: anywhere, what: fc.constantFrom(...ALPHABET) }).map(
  ({ at, what }): Damage =>
    (sealed) => {
      const place = 2 + (at % (sealed.length - 2));
      return sealed.slice(0, place) + what + sealed.slice(place + 1);
    },
);

/** Every way above, the ones that reach the MAC most often. */
export const damages: fc.Arbitrary<Damage> = fc.oneof(
  { arbitrary: flipBit, weight: 6 },
  { arbitrary: changeLetter, weight: 3 },
  { arbitrary: addStranger, weight: 3 },
  { arbitrary: moveBorder, weight: 2 },
  { arbitrary: header, weight: 2 },
  ...[
    dropPart,
    emptyPart,
    doublePart,
    swapParts,
    cutBlock,
    cutMac,
    otherAlphabet,
    noPadding,
    truncate,
    append,
    looseBits,
  ].map((arbitrary) => ({ arbitrary, weight: 1 })),
);

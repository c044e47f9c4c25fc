import { concatBytes, utf8Encode } from '../../lib/bytes';
import {
  checksumMatches,
  cipherStringType,
  importSymmetricKey,
  openAttachment,
  openBytes,
  openText,
  type SymmetricKey,
  uriChecksum,
} from '../../lib/crypto';
import data from './bitwarden/cipher-strings.json';
import { keyWith, sealByHand } from './seal-by-hand';
import { expectRefused, expectSame, fromBase64, type VectorCase } from './vector-case';

const keyOf = (name: string): Promise<SymmetricKey> =>
  importSymmetricKey(fromBase64(data.keys[name as keyof typeof data.keys]));

const partsOf = (cipherString: string): Uint8Array<ArrayBuffer>[] =>
  cipherString.slice(2).split('|').map(fromBase64);

/** The layout of files, made from the text form. */
function asFile(cipherString: string): Uint8Array<ArrayBuffer> {
  const [iv, ciphertext, mac] = partsOf(cipherString);
  return concatBytes(Uint8Array.of(2), iv!, mac!, ciphertext!);
}

const texts: VectorCase[] = data.texts.map(({ source, key, cipherString, text }) => ({
  name: `CipherString "${text}" (${source})`,
  run: async () => {
    expectSame(cipherStringType(cipherString), 2, 'type');
    expectSame(await openText(cipherString, await keyOf(key)), text);
    expectSame(await openAttachment(asFile(cipherString), await keyOf(key)), utf8Encode(text), 'as a file');
  },
}));

const foreign: VectorCase[] = data.ofAnotherAccount.cipherStrings.map((cipherString) => ({
  name: `CipherString ${cipherString.slice(0, 8)} of another account is read and refused`,
  run: async () => {
    expectSame(cipherStringType(cipherString), 2, 'type');
    expectSame(partsOf(cipherString).length, 3, 'parts');
    await expectRefused(openText(cipherString, await keyOf(data.ofAnotherAccount.key)));
  },
}));

const { layout, newerFormat, aesCbc } = data;

const single: VectorCase[] = [
  {
    name: `layout of files (${layout.source})`,
    run: async () => {
      expectSame(asFile(layout.cipherString).length, layout.bytes, 'length');
      await expectRefused(openText(layout.cipherString, await keyOf('notes')));
    },
  },
  {
    name: `CipherString of type 7 is told apart (${newerFormat.source})`,
    run: async () => {
      expectSame(cipherStringType(newerFormat.cipherString), 7, 'type');
      await expectRefused(openText(newerFormat.cipherString, await keyOf('vault')), 'newer-format');
      await expectRefused(openBytes(newerFormat.cipherString, await keyOf('vault')), 'newer-format');
    },
  },
  {
    name: `AES-256-CBC (${aesCbc.source})`,
    run: async () => {
      const key = await keyWith(Uint8Array.from({ length: 32 }, (_, at) => at));
      const iv = Uint8Array.from({ length: 16 }, (_, at) => at);
      expectSame(await openText(await sealByHand(iv, fromBase64(aesCbc.ciphertext)), key), aesCbc.text);
    },
  },
];

const checksums: VectorCase[] = data.checksums.map(({ source, uri, checksum }) => ({
  name: `checksum of ${uri} (${source})`,
  run: async () => {
    expectSame(await uriChecksum(uri), checksum);
    expectSame(await checksumMatches(uri, checksum), true, 'match');
    expectSame(await checksumMatches(`${uri}/`, checksum), false, 'match of another address');
    expectSame(await checksumMatches(uri, checksum.slice(1)), false, 'match of a cut checksum');
    expectSame(await checksumMatches(uri, ''), false, 'match of nothing');
  },
}));

export const cipherStringCases: readonly VectorCase[] = [...texts, ...foreign, ...single, ...checksums];

import fc from 'fast-check';
import {
  decodeBase64,
  decodeBase64Url,
  encodeBase64,
  encodeBase64Url,
  utf8Decode,
  utf8Encode,
} from '../../lib/bytes';
import {
  createKeyPair,
  createUserKey,
  importPrivateKey,
  importSymmetricKey,
  type MasterKey,
  openAttachment,
  openBytes,
  openText,
  openUserKey,
  openWrappedKey,
  randomBytes,
  randomId,
  sealAttachment,
  sealBytes,
  sealForPublicKey,
  sealText,
  sealUserKey,
} from '../../lib/crypto';
import { parseTotp, totpCode } from '../../lib/totp';
import { SEED } from './seed';
import { expectSame, type VectorCase } from './vector-case';

/** Any text a page or a hand can make: NUL, emoji, half of a surrogate pair. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((codes) => String.fromCharCode(...codes)),
  fc
    .array(fc.integer({ min: 0xd800, max: 0xdfff }), { maxLength: 4 })
    .map((codes) => String.fromCharCode(...codes)),
);
const anyBytes = fc.uint8Array({ maxLength: 100 });

const property = (name: string, run: () => Promise<void>): VectorCase => ({
  name: `Round trip: ${name}`,
  run,
});
const options = (numRuns: number) => ({ numRuns, seed: SEED });

const sealing: VectorCase[] = [
  property('any text', async () => {
    const key = await importSymmetricKey(createUserKey());
    const check = async (text: string) =>
      expectSame(await openText(await sealText(text, key), key), text.toWellFormed());
    await fc.assert(fc.asyncProperty(anyText, check), options(1_000));
    for (const text of [
      '',
      '\0',
      '\ufeffbom',
      'a\0b',
      '👩‍👩‍👧‍👦',
      '\ud800',
      '\udc00x',
      'é'.normalize('NFD'),
      'x'.repeat(10_000),
      '😀'.repeat(2_500),
    ])
      await check(text);
  }),
  property('any bytes, as CipherString and as file', async () => {
    const key = await importSymmetricKey(createUserKey());
    const check = async (bytes: Uint8Array) => {
      expectSame(await openBytes(await sealBytes(bytes, key), key), bytes, 'CipherString');
      const file = await sealAttachment(bytes, key);
      expectSame(file.length, 49 + (Math.floor(bytes.length / 16) + 1) * 16, 'length of the file');
      expectSame(await openAttachment(file, key), bytes, 'file');
    };
    await fc.assert(fc.asyncProperty(anyBytes, check), options(500));
    await check(new Uint8Array(3_000_000).fill(65));
    await check(randomBytes(200).subarray(3, 90));
  }),
  property('keys for a password and for a key pair', async () => {
    const masterKey = randomBytes(32) as MasterKey;
    const userKey = createUserKey();
    expectSame(await openUserKey(await sealUserKey(userKey, masterKey), masterKey), userKey);
    const { publicKey, privateKey } = await createKeyPair();
    const sealed = await sealForPublicKey(userKey, publicKey);
    expectSame(await openWrappedKey(sealed, await importPrivateKey(privateKey)), userKey);
  }),
  property('nothing is sealed the same way twice', async () => {
    const key = await importSymmetricKey(createUserKey());
    const sealed = await Promise.all(Array.from({ length: 1_000 }, () => sealText('same', key)));
    const ivs = sealed.map((text) => text.slice(0, text.indexOf('|')));
    expectSame(new Set(ivs).size, 1_000, 'different IVs');
    expectSame(new Set(Array.from({ length: 1_000 }, randomId)).size, 1_000, 'different ids');
    expectSame(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(randomId()),
      true,
      'id',
    );
  }),
];

const encodings: VectorCase[] = [
  property('base64, against the platform', async () => {
    const check = (bytes: Uint8Array) => {
      const text = encodeBase64(bytes);
      expectSame(text, btoa(String.fromCharCode(...bytes)));
      expectSame(decodeBase64(text), bytes);
      const url = encodeBase64Url(bytes);
      expectSame(url, text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''));
      expectSame(decodeBase64Url(url), bytes, 'base64url');
    };
    fc.assert(fc.property(anyBytes, check), options(2_000));
  }),
  property('base64 has one text for each value', async () => {
    const digits = fc.string({ unit: fc.constantFrom(...'AQgwBb/+-_=='), maxLength: 12 });
    const check = (text: string) => {
      const bytes = decodeBase64(text);
      if (bytes) expectSame(encodeBase64(bytes), text);
      const url = decodeBase64Url(text);
      if (url) expectSame(encodeBase64Url(url), text.replace(/=*$/, ''), 'base64url');
    };
    fc.assert(fc.property(fc.oneof(digits, fc.string(), fc.base64String()), check), options(5_000));
  }),
  property('UTF-8', async () => {
    fc.assert(
      fc.property(anyText, (text) => expectSame(utf8Decode(utf8Encode(text)), text.toWellFormed())),
      options(2_000),
    );
  }),
];

const codes: VectorCase = {
  name: 'One-time codes: no stored text makes them fail',
  run: async () => {
    const query = fc.tuple(
      fc.constantFrom('digits', 'period', 'algorithm', 'secret'),
      fc.oneof(fc.string(), fc.integer().map(String)),
    );
    const uri = fc
      .array(query)
      .map((pairs) => `otpauth://totp/x?secret=AAAA&${pairs.map((pair) => pair.join('=')).join('&')}`);
    const check = (stored: string, moment: number) => {
      const spec = parseTotp(stored);
      if (!spec) return;
      const { code, validUntil, periodSeconds } = totpCode(spec, moment);
      expectSame(code.length, spec.digits, 'length');
      expectSame(validUntil > moment && validUntil - moment <= periodSeconds * 1000, true, 'end');
    };
    const moments = fc.integer({ min: 0, max: 8_000_000_000_000 });
    const stored = fc.oneof(
      fc.string(),
      uri,
      fc.string().map((text) => `steam://${text}`),
    );
    fc.assert(fc.property(stored, moments, check), options(2_000));
  },
};

export const propertyCases: readonly VectorCase[] = [...sealing, ...encodings, codes];

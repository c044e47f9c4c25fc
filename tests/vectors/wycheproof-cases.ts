import { concatBytes, encodeBase64, utf8Decode, utf8Encode } from '../../lib/bytes';
import {
  deriveMasterKey,
  hkdf,
  hkdfExpand,
  importPrivateKey,
  type MasterKey,
  openAsymmetric,
  openBytes,
  openUserKey,
} from '../../lib/crypto';
import { keyWith, sealByHand } from './seal-by-hand';
import { expectRefused, expectSame, fromHex, type VectorCase } from './vector-case';
import aes from './wycheproof/aes-cbc-pkcs5.json';
import hkdfData from './wycheproof/hkdf-sha256.json';
import hmac from './wycheproof/hmac-sha256.json';
import pbkdf2 from './wycheproof/pbkdf2-hmac-sha256.json';
import oaep from './wycheproof/rsa-oaep-2048-sha1.json';
import oaepMisc from './wycheproof/rsa-oaep-misc.json';
import threePrimes from './wycheproof/rsa-three-primes.json';

interface Vector {
  readonly tcId: number;
  readonly comment: string;
  readonly result: string;
}

/** One case per vector; how many there must be is said, so that a cut file does not pass. */
function casesOf<T extends Vector>(
  name: string,
  vectors: readonly T[],
  count: number,
  check: (vector: T) => Promise<void>,
): VectorCase[] {
  const complete: VectorCase = {
    name: `Wycheproof ${name}: all ${count} are here`,
    run: async () => expectSame(vectors.length, count),
  };
  const each = vectors.map((vector) => ({
    name: `Wycheproof ${name} ${vector.tcId}: ${vector.comment || vector.result}`,
    run: () => check(vector),
  }));
  return [complete, ...each];
}

/** With a right MAC, so that only the padding is judged; then, without any, as the user key of an old account. */
const aesCases = casesOf('AES-256-CBC', aes.vectors, 72, async ({ key, iv, msg, ct, result }) => {
  const opened = openBytes(await sealByHand(fromHex(iv), fromHex(ct)), await keyWith(fromHex(key)));
  if (result === 'valid') expectSame(await opened, fromHex(msg));
  else await expectRefused(opened);
  const type0 = `0.${encodeBase64(fromHex(iv))}|${encodeBase64(fromHex(ct))}`;
  await expectRefused(openUserKey(type0, fromHex(key) as MasterKey));
});

const HMAC = { name: 'HMAC', hash: 'SHA-256' };

/** The platform's own: no door of ours takes a MAC key of any length. */
const hmacCases = casesOf('HMAC-SHA256', hmac.vectors, 87, async ({ key, msg, tag, result }) => {
  const imported = await crypto.subtle.importKey('raw', fromHex(key), HMAC, false, ['verify']);
  const isRight = await crypto.subtle.verify('HMAC', imported, fromHex(tag), fromHex(msg));
  expectSame(isRight, result === 'valid');
});

async function platformPbkdf2(password: string, salt: string, iterations: number): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', fromHex(password), 'PBKDF2', false, ['deriveBits']);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt: fromHex(salt), iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256));
}

/** Ours where password and salt are texts, the platform's elsewhere; the first 32 bytes do not depend on how many are wanted. */
const pbkdf2Cases = casesOf('PBKDF2', pbkdf2.vectors, 60, async (vector) => {
  const { password, salt, iterationCount: iterations } = vector;
  const text = utf8Decode(fromHex(password));
  const saltText = utf8Decode(fromHex(salt));
  const key =
    text === null || saltText === null
      ? await platformPbkdf2(password, salt, iterations)
      : await deriveMasterKey(text, saltText, { kind: 'pbkdf2', iterations });
  const length = Math.min(vector.dkLen, 32);
  expectSame(key.subarray(0, length), fromHex(vector.dk).subarray(0, length));
});

async function extract(salt: Uint8Array, ikm: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const key = salt.length === 0 ? new Uint8Array(32) : new Uint8Array(salt);
  const imported = await crypto.subtle.importKey('raw', key, HMAC, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, ikm));
}

async function mustThrow(attempt: Promise<unknown>): Promise<void> {
  const name = await attempt.then(
    () => 'nothing',
    (error: unknown) => (error as Error).name,
  );
  expectSame(name, 'RangeError', 'thrown');
}

/** Both ways: the platform's whole HKDF, and our Expand behind an Extract. */
const hkdfCases = casesOf(
  'HKDF-SHA256',
  hkdfData.vectors,
  86,
  async ({ ikm, salt, info, size, okm, result }) => {
    const prk = await extract(fromHex(salt), fromHex(ikm));
    const whole = () => hkdf(fromHex(ikm), fromHex(salt), fromHex(info), size);
    const expanded = () => hkdfExpand(prk, fromHex(info), size);
    if (result !== 'valid') {
      await mustThrow(whole());
      return mustThrow(expanded());
    }
    expectSame(await whole(), fromHex(okm), 'whole');
    expectSame(await expanded(), fromHex(okm), 'expanded');
  },
);

type OaepVector = (typeof oaep.groups)[number]['vectors'][number] & { readonly pkcs8: string };

async function platformOaep({ pkcs8, ct, label }: OaepVector): Promise<Uint8Array> {
  const algorithm = { name: 'RSA-OAEP', hash: 'SHA-1' };
  const key = await crypto.subtle.importKey('pkcs8', fromHex(pkcs8), algorithm, false, ['decrypt']);
  const parameters = { name: 'RSA-OAEP', label: fromHex(label) };
  return new Uint8Array(await crypto.subtle.decrypt(parameters, key, fromHex(ct)));
}

/** Bitwarden uses no labels: what was made with one is refused, although the platform can open it. */
async function checkOaep(vector: OaepVector): Promise<void> {
  const privateKey = await importPrivateKey(fromHex(vector.pkcs8));
  const opened = openAsymmetric(`4.${encodeBase64(fromHex(vector.ct))}`, privateKey);
  if (vector.result !== 'valid') return expectRefused(opened);
  if (vector.label === '') return expectSame(await opened, fromHex(vector.msg));
  await expectRefused(opened);
  expectSame(await platformOaep(vector), fromHex(vector.msg), 'with its label');
}

const flat = (groups: typeof oaep.groups): OaepVector[] =>
  groups.flatMap(({ privateKeyPkcs8, vectors }) =>
    vectors.map((vector) => ({ ...vector, pkcs8: privateKeyPkcs8 })),
  );

/** Browsers refuse such keys, Node reads them; what may not happen is a wrong answer. */
async function checkThreePrimes(): Promise<void> {
  const { privateKeyPkcs8, vector } = threePrimes;
  const imported = importPrivateKey(fromHex(privateKeyPkcs8));
  const isRead = await imported.then(
    () => true,
    () => false,
  );
  if (!isRead) return expectRefused(imported);
  const opened = await openAsymmetric(`4.${encodeBase64(fromHex(vector.ct))}`, await imported);
  expectSame(opened, fromHex(vector.msg));
}

const keyCases: VectorCase[] = [
  { name: 'Wycheproof RSA key of three primes: refused, or read rightly', run: checkThreePrimes },
  {
    name: 'What is no private key is refused',
    run: async () => {
      const key = fromHex(oaep.groups[0]!.privateKeyPkcs8);
      const bad = [
        new Uint8Array(),
        utf8Encode('no key'),
        key.slice(0, -1),
        concatBytes(Uint8Array.of(0), key),
      ];
      for (const bytes of bad) await expectRefused(importPrivateKey(bytes));
    },
  },
];

export const wycheproofCases: readonly VectorCase[] = [
  ...aesCases,
  ...hmacCases,
  ...pbkdf2Cases,
  ...hkdfCases,
  ...casesOf('RSA-OAEP 2048 SHA-1', flat(oaep.groups), 36, checkOaep),
  ...casesOf('RSA-OAEP, other keys, SHA-1', flat(oaepMisc.groups), 12, checkOaep),
  ...keyCases,
];

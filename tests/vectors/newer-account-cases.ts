import { concatBytes, encodeBase64, utf8Decode } from '../../lib/bytes';
import {
  importOpeningKey,
  type MasterKey,
  OpenError,
  type OpeningKey,
  openBytes,
  openEnvelope,
  openKey,
  openPrivateKey,
  openText,
  openUserKey,
  openWrappedKey,
  type Plain,
  randomBytes,
  sealBytes,
  sealForPublicKey,
  stretchMasterKey,
} from '../../lib/crypto';
import data from './bitwarden/newer-account.json';
import { expectRefused, expectSame, fromBase64, type VectorCase } from './vector-case';

const userKey = (): Promise<OpeningKey> => importOpeningKey(fromBase64(data.userKey));

type Item = (typeof data.items)[number];

const sealedContent = ({ data: text }: Item): { wrapped_cek: string; envelope: string } => JSON.parse(text);

const member = (value: Plain | undefined, name: string): Plain | undefined =>
  (value as Readonly<Record<string, Plain>> | null | undefined)?.[name];

const protectedKey: VectorCase = {
  name: `user key of a newer account is opened (${data.source})`,
  run: async () => {
    const masterKey = randomBytes(32) as MasterKey;
    const sealed = await sealBytes(fromBase64(data.userKey), await stretchMasterKey(masterKey));
    expectSame(await openUserKey(sealed, masterKey), fromBase64(data.userKey));
    await expectRefused(openUserKey(sealed, randomBytes(32) as MasterKey));
  },
};

const texts: VectorCase[] = data.texts.map(({ name, cipherString, text }) => ({
  name: `CipherString of type 7, ${name} (${data.source})`,
  run: async () => {
    const key = await userKey();
    expectSame(await openText(cipherString, key), text);
    await expectRefused(openBytes(cipherString, key));
    await expectRefused(openKey(cipherString, key));
    await expectRefused(openPrivateKey(cipherString, key));
    await expectRefused(openText(cipherString, await importOpeningKey(randomBytes(64))), 'newer-format');
  },
}));

const xchacha: VectorCase = {
  name: `CipherString of type 7, XChaCha20-Poly1305 (${data.bytes.source})`,
  run: async () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, at) => at);
    // A COSE_Key of that algorithm: a map of type, id, algorithm and key; padded.
    const head = [0xa4, 1, 4, 2, 0x50, ...bytes.subarray(0, 16), 3, 0x3a, 0, 1, 0x11, 0x6f, 0x20, 0x58, 32];
    const count = 70 - head.length - bytes.length;
    const padding = new Uint8Array(count).fill(count);
    const key = await importOpeningKey(concatBytes(Uint8Array.from(head), bytes, padding));
    const { cipherString, text } = data.bytes;
    expectSame(utf8Decode(await openBytes(cipherString, key)), text);
    await expectRefused(openText(cipherString, key));
    const message = fromBase64(cipherString.slice(2));
    await refuseFlipped(message, (changed) => openBytes(`7.${encodeBase64(changed)}`, key));
  },
};

const items: VectorCase[] = data.items.map((item) => ({
  name: `envelope of an item of type ${item.type} (${data.source})`,
  run: async () => {
    const { wrapped_cek: wrapped, envelope } = sealedContent(item);
    const itemKey = await openKey(item.key, await userKey());
    const content = member(await openEnvelope(envelope, await openKey(wrapped, itemKey)), 'content');
    expectSame(member(content, 'name'), item.name, 'name');
    for (const [name, value] of Object.entries(item.values)) {
      const wire = name === 'keyFingerprint' ? 'fingerprint' : name;
      expectSame(member(member(content, 'typeData'), wire), value, name);
    }
    await expectRefused(openText(item.key, await userKey()));
    await expectRefused(openEnvelope(envelope, await userKey()));
    await expectRefused(openEnvelope(envelope, itemKey));
  },
}));

const publicKey = (): Uint8Array<ArrayBuffer> => {
  const signed = fromBase64(data.signedPublicKey);
  // The SPKI of a 2048-bit key, 294 bytes, by its first four.
  const start = signed.findIndex((_, at) => encodeBase64(signed.subarray(at, at + 4)) === 'MIIBIg==');
  return signed.slice(start, start + 294);
};

const privateKey: VectorCase = {
  name: `private key of a newer account (${data.source})`,
  run: async () => {
    const opened = await openPrivateKey(data.privateKey, await userKey());
    for (const key of [randomBytes(64), fromBase64(data.userKey)])
      expectSame(await openWrappedKey(await sealForPublicKey(key, publicKey()), opened), key);
    for (const key of [new Uint8Array(65).fill(1), concatBytes(fromBase64(data.userKey), Uint8Array.of(1))])
      await expectRefused(openWrappedKey(await sealForPublicKey(key, publicKey()), opened));
    await expectRefused(openText(data.privateKey, await userKey()));
  },
};

/** Every byte of a message, changed in one bit and in all. */
async function refuseFlipped(message: Uint8Array, open: (flipped: Uint8Array) => Promise<unknown>) {
  for (let at = 0; at < message.length; at += 1)
    for (const by of [1, 0x80, 0xff]) await expectRefused(open(message.with(at, (message[at] ?? 0) ^ by)));
  for (let length = 0; length < message.length; length += 1)
    await expectRefused(open(message.subarray(0, length)));
  await expectRefused(open(concatBytes(message, Uint8Array.of(0))));
}

const flipped: VectorCase = {
  name: 'Tampering: every changed byte of a type 7 CipherString, of a wrapped key and of an envelope is refused alike',
  run: async () => {
    const key = await userKey();
    const [item] = data.items.slice(1);
    const [text] = data.texts;
    if (!item || !text) throw new Error('no sample');
    const type7 = (bytes: Uint8Array) => `7.${encodeBase64(bytes)}`;
    await refuseFlipped(fromBase64(text.cipherString.slice(2)), (bytes) => openText(type7(bytes), key));
    await refuseFlipped(fromBase64(item.key.slice(2)), (bytes) => openKey(type7(bytes), key));
    const { wrapped_cek: wrapped, envelope } = sealedContent(item);
    const contentKey = await openKey(wrapped, await openKey(item.key, key));
    await refuseFlipped(fromBase64(envelope), (bytes) => openEnvelope(encodeBase64(bytes), contentKey));
  },
};

/** What it may be used for, label 4 and four entries: the only part that two keys which open the same may differ in. */
const USES = 27;

/** Changed in its id or its 32 bytes a key is another key; changed elsewhere it is none, or one of a newer algorithm. */
const flippedKey: VectorCase = {
  name: 'Tampering: a COSE key with a byte changed opens nothing',
  run: async () => {
    const bytes = fromBase64(data.userKey);
    const [text] = data.texts;
    expectSame(bytes.subarray(USES, USES + 6), Uint8Array.of(4, 0x84, 3, 4, 5, 6), 'uses');
    for (let at = 0; at < bytes.length; at += 1) {
      for (const by of at >= USES && at < USES + 6 ? [] : [1, 0x80, 0xff]) {
        const changed = bytes.with(at, (bytes[at] ?? 0) ^ by);
        const error = await importOpeningKey(changed)
          .then((key) => openText(text?.cipherString, key))
          .catch((thrown: unknown) => thrown);
        if (!(error instanceof OpenError)) throw new Error(`byte ${at}: ${String(error)}`);
      }
    }
  },
};

export const newerAccountCases: readonly VectorCase[] = [
  protectedKey,
  ...texts,
  xchacha,
  ...items,
  privateKey,
  flipped,
  flippedKey,
];

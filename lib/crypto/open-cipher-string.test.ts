import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  A256GCM,
  createNewerKey,
  encodePaddedKey,
  type NewerKey,
  sealEnvelope,
  sealLegacyKey,
  sealMessage,
  sealNewerKey,
  sealNewerText,
} from '../../tests/server/newer/seal-newer';
import {
  importDeviceKey,
  importOpeningKey,
  importSymmetricKey,
  OpenError,
  openAttachment,
  openEnvelope,
  openKey,
  openText,
  sealBytes,
  sealText,
} from './index';

const newer = createNewerKey();
const key = await importOpeningKey(encodePaddedKey(newer));
const olderBytes = randomBytes(64);
const older = await importSymmetricKey(olderBytes);

const reasonOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    (opened) => opened,
    (error: unknown) => (error instanceof OpenError ? error.reason : error),
  );

describe('A CipherString of a newer account', () => {
  it.each(['', 'a', 'x'.repeat(31), 'x'.repeat(32), '🔑 p\u0000ss', 'ä'.repeat(5_000)])(
    'gives the text that Node’s ciphers have sealed: %j',
    async (text) => expect(await openText(sealNewerText(text, newer), key)).toBe(text),
  );
  it('is not read with an older key, nor an older one with a newer key', async () => {
    expect(await reasonOf(openText(sealNewerText('x', newer), older))).toBe('newer-format');
    expect(await reasonOf(openText(await sealText('x', older), key))).toBe('tampered');
    expect(await reasonOf(openText('8.AAAA', key))).toBe('newer-format');
    expect(await reasonOf(openText(7, key))).toBe('wrong-type');
  });
  it('names its key: one with the same id and other bytes, or the same bytes and another id, opens nothing', async () => {
    const sealed = sealNewerText('x', newer);
    for (const other of [
      { ...newer, bytes: randomBytes(32) },
      { ...newer, id: randomBytes(16) },
      { ...newer, algorithm: A256GCM },
    ])
      expect(await reasonOf(openText(sealed, await importOpeningKey(encodePaddedKey(other))))).toBe(
        'tampered',
      );
  });
  it('is refused when a header that must be understood stands in it', async () => {
    const plain = Buffer.alloc(32, 32);
    const critical = sealMessage(plain, newer, 'application/x.bitwarden.utf8-padded', [[2, [9]]]);
    expect(await reasonOf(openText(`7.${critical.toString('base64')}`, key))).toBe('tampered');
  });
});

describe('A wrapped key', () => {
  const content = createNewerKey(A256GCM);
  it('is of either form, under a key of either form', async () => {
    const text = await sealText('inside', older);
    expect(await openText(text, await openKey(sealLegacyKey(olderBytes, newer), key))).toBe('inside');
    expect(await openText(text, await openKey(await sealBytes(olderBytes, older), older))).toBe('inside');
    for (const wrapped of [sealNewerKey(content, newer), await sealBytes(encodePaddedKey(content), older)]) {
      const under = wrapped.startsWith('7') ? key : older;
      expect(await openEnvelope(sealEnvelope({ a: 1 }, content), await openKey(wrapped, under))).toEqual({
        a: 1,
      });
    }
  });
  it.each([0, 32, 63, 65])('of %i bytes is none', async (length) => {
    expect(await reasonOf(openKey(sealLegacyKey(randomBytes(length), newer), key))).toBe('tampered');
    expect(await reasonOf(openKey(await sealBytes(new Uint8Array(length), older), older))).toBe('tampered');
  });
});

describe('An envelope', () => {
  const content = createNewerKey(A256GCM);
  const open = async (envelope: string, under: NewerKey = content) =>
    reasonOf(openEnvelope(envelope, await importOpeningKey(encodePaddedKey(under))));
  it('gives what stands in it, and no name in it reaches a prototype', async () => {
    const opened = await open(
      sealEnvelope({ ['__proto__']: { polluted: true }, list: [1, 'b', null, false] }, content),
    );
    expect(Object.getPrototypeOf(opened)).toBeNull();
    expect(opened).toMatchObject({ list: [1, 'b', null, false] });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
  it('of another kind of object, or for something else than an item, is refused', async () => {
    expect(
      await open(
        sealEnvelope({}, content, [
          [-80_002, 3],
          [-80_001, 1],
        ]),
      ),
    ).toBe('tampered');
    expect(
      await open(
        sealEnvelope({}, content, [
          [-80_002, 2],
          [-80_001, 2],
        ]),
      ),
    ).toBe('tampered');
    expect(await open(sealEnvelope({}, content, []))).toEqual({});
  });
  it('with something in it that only newer clients know is told apart', async () => {
    expect(await open(sealEnvelope({ bytes: Buffer.from('x') }, content))).toBe('newer-format');
    const fraction = Buffer.concat([Buffer.from('f93c00', 'hex'), Buffer.alloc(61, 61)]);
    const sealed = sealMessage(fraction, content, 'application/x.bitwarden.cbor-padded');
    expect(await open(sealed.toString('base64'))).toBe('newer-format');
  });
  it('is refused when it is none', async () => {
    expect(await open('no base64!')).toBe('tampered');
    expect(await reasonOf(openEnvelope({}, key))).toBe('wrong-type');
    expect(await reasonOf(openEnvelope('AAAA', older))).toBe('tampered');
  });
});

describe('An attachment of a newer account', () => {
  it('is read in its own layout only', async () => {
    const file = Buffer.concat([Buffer.of(7), sealMessage(Buffer.from('file'), newer, 42)]);
    expect(Buffer.from(await openAttachment(file, key)).toString()).toBe('file');
    expect(await reasonOf(openAttachment(file, older))).toBe('newer-format');
    expect(await reasonOf(openAttachment(file.fill(2, 0, 1), key))).toBe('tampered');
    expect(await reasonOf(openAttachment(new Uint8Array(), key))).toBe('tampered');
  });
});

describe('The key for this device', () => {
  it('is the user key itself, or made of the longer one', async () => {
    const device = await importDeviceKey(olderBytes);
    expect(await openText(await sealText('token', device), older)).toBe('token');
    const bytes = encodePaddedKey(newer);
    const sealed = await sealText('token', await importDeviceKey(bytes));
    expect(await openText(sealed, await importDeviceKey(bytes))).toBe('token');
    const other = encodePaddedKey(createNewerKey());
    expect(await reasonOf(openText(sealed, await importDeviceKey(other)))).toBe('tampered');
  });
});

import fc from 'fast-check';
import { equalBytes } from '../../lib/bytes';
import {
  cipherStringType,
  importPrivateKey,
  importSymmetricKey,
  type MasterKey,
  openAttachment,
  openBytes,
  openPrivateKey,
  openText,
  openUserKey,
  openWrappedKey,
  randomBytes,
  type SymmetricKey,
  sealAttachment,
  sealBytes,
  sealText,
  sealUserKey,
} from '../../lib/crypto';
import rsa from './bitwarden/rsa.json';
import { SEED } from './seed';
import { damages } from './tampering';
import { expectRefused, fromBase64, type VectorCase } from './vector-case';

const newKey = (): Promise<SymmetricKey> => importSymmetricKey(randomBytes(64));

/** Checks that what no longer is what was sealed cannot be opened. */
async function refuseDamaged(
  runs: number,
  sealed: readonly string[],
  open: (text: string) => Promise<unknown>,
) {
  const property = fc.asyncProperty(fc.constantFrom(...sealed), damages, async (text, damage) => {
    const damaged = damage(text);
    fc.pre(damaged !== text);
    await expectRefused(open(damaged));
  });
  await fc.assert(property, { numRuns: runs, seed: SEED });
}

const tenThousand: VectorCase = {
  name: 'Tampering: 10,000 damaged CipherStrings are all refused alike',
  run: async () => {
    const key = await newKey();
    const texts = [
      '',
      'a',
      'fifteen letters',
      'sixteen letters!',
      'https://example.com/login',
      'ä'.repeat(500),
    ];
    const sealed = await Promise.all(texts.map((text) => sealText(text, key)));
    await refuseDamaged(10_000, sealed, (text) => openText(text, key));
  },
};

const otherDoors: VectorCase = {
  name: 'Tampering: user keys and private keys are refused alike',
  run: async () => {
    const key = await newKey();
    const masterKey = randomBytes(32) as MasterKey;
    const protectedKey = await sealUserKey(randomBytes(64), masterKey);
    await refuseDamaged(1_000, [protectedKey], (text) => openUserKey(text, masterKey));
    const privateKey = await sealBytes(fromBase64(rsa.privateKey), key);
    await refuseDamaged(500, [privateKey], (text) => openPrivateKey(text, key));
  },
};

const transplants: VectorCase = {
  name: 'Tampering: parts of two values of one key do not make a third',
  run: async () => {
    const key = await newKey();
    const [one, other] = await Promise.all(['one value', 'other value'].map((text) => sealText(text, key)));
    const pair = [one!.slice(2).split('|'), other!.slice(2).split('|')];
    for (let mask = 1; mask < 7; mask += 1) {
      const parts = [0, 1, 2].map((at) => pair[(mask >> at) & 1]![at]);
      await expectRefused(openText(`2.${parts.join('|')}`, key));
    }
    await expectRefused(openText(one, await newKey()));
  },
};

const files: VectorCase = {
  name: 'Tampering: 2,000 damaged attachments are all refused alike',
  run: async () => {
    const key = await newKey();
    const sealed = await sealAttachment(randomBytes(1000), key);
    const change = fc.record({
      at: fc.nat({ max: sealed.length - 1 }),
      by: fc.integer({ min: 1, max: 255 }),
    });
    const cut = fc.nat({ max: sealed.length - 1 });
    const longer = fc.uint8Array({ minLength: 1, maxLength: 40 });
    const damaged = fc.oneof(
      change.map(({ at, by }) => sealed.map((byte, place) => (place === at ? byte ^ by : byte))),
      cut.map((length) => sealed.slice(0, length)),
      cut.map((start) => sealed.slice(start + 1)),
      longer.map((more) => new Uint8Array([...sealed, ...more])),
    );
    const property = fc.asyncProperty(damaged, async (bytes) => {
      fc.pre(!equalBytes(bytes, sealed) && bytes[0] !== 7);
      await expectRefused(openAttachment(bytes, key));
    });
    await fc.assert(property, { numRuns: 2_000, seed: SEED });
    const noMac = new Uint8Array([0, ...sealed.slice(1, 17), ...sealed.slice(49)]);
    await expectRefused(openAttachment(noMac, key));
    await expectRefused(openAttachment(sealed.with(0, 7), key), 'newer-format');
  },
};

const wrappedKeys: VectorCase = {
  name: 'Tampering: 200 damaged wrapped keys are all refused alike',
  run: async () => {
    const privateKey = await importPrivateKey(fromBase64(rsa.privateKey));
    const data = fromBase64(rsa.wrappedKeys[1]!.cipherString.slice(2));
    const place = fc.record({ at: fc.nat({ max: data.length - 1 }), by: fc.integer({ min: 1, max: 255 }) });
    const property = fc.asyncProperty(place, async ({ at, by }) => {
      const bytes = data.map((byte, index) => (index === at ? byte ^ by : byte));
      await expectRefused(openWrappedKey(`4.${btoa(String.fromCharCode(...bytes))}`, privateKey));
    });
    await fc.assert(property, { numRuns: 200, seed: SEED });
    const [text] = rsa.wrappedKeys[1]!.cipherString.slice(2).split('|');
    for (const type of ['', '0.', '1.', '2.', '3.', '04.', '5.', '6.'])
      await expectRefused(openWrappedKey(type + text, privateKey));
    for (const tail of ['|', '|AA==', '|AA', '=', ' ', '\n'])
      await expectRefused(openWrappedKey(`4.${text}${tail}`, privateKey));
    await expectRefused(openWrappedKey(`6.${text}|AA`, privateKey));
    await expectRefused(openWrappedKey(`7.${text}`, privateKey), 'newer-format');
    await expectRefused(openWrappedKey(null, privateKey), 'wrong-type');
  },
};

const oldTypes: VectorCase = {
  name: 'Types: without a MAC nothing but an old user key is read',
  run: async () => {
    const key = await newKey();
    const [iv, ciphertext, mac] = (await sealText('value', key)).slice(2).split('|');
    for (const text of [
      `0.${iv}|${ciphertext}`,
      `${iv}|${ciphertext}`,
      `1.${iv}|${ciphertext}|${mac}`,
      `${iv}|${ciphertext}|${mac}`,
    ]) {
      await expectRefused(openText(text, key));
      await expectRefused(openBytes(text, key));
      await expectRefused(openPrivateKey(text, key));
    }
    for (const type of [7, 8, 10, 99, 999]) {
      await expectRefused(openText(`${type}.${iv}|${ciphertext}|${mac}`, key), 'newer-format');
      await expectRefused(openText(`${type}.${iv}`, key), 'newer-format');
    }
  },
};

const anything: VectorCase = {
  name: 'Types: whatever stands where a CipherString should, the answer is an OpenError',
  run: async () => {
    const key = await newKey();
    const property = fc.asyncProperty(fc.anything(), async (value) => {
      const isText = typeof value === 'string';
      const type = cipherStringType(value);
      await expectRefused(
        openText(value, key),
        isText ? (type !== null && type >= 7 ? 'newer-format' : 'tampered') : 'wrong-type',
      );
    });
    await fc.assert(property, { numRuns: 2_000, seed: SEED });
  },
};

export const tamperCases: readonly VectorCase[] = [
  tenThousand,
  otherDoors,
  transplants,
  files,
  wrappedKeys,
  oldTypes,
  anything,
];

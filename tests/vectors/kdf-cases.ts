import { argon2id } from 'hash-wasm';
import { concatBytes } from '../../lib/bytes';
import {
  deriveMasterKey,
  hashMasterPassword,
  hkdf,
  hkdfExpand,
  importSymmetricKey,
  type KdfParams,
  type MasterKey,
  openText,
  sealText,
  stretchMasterKey,
} from '../../lib/crypto';
import hkdfData from './bitwarden/hkdf.json';
import kdfData from './bitwarden/kdf.json';
import { expectSame, fromBase64, type VectorCase } from './vector-case';

const masterKeys: VectorCase[] = kdfData.masterKeys.map(({ source, password, salt, kdf, key }) => ({
  name: `master key of "${password}", ${salt}, ${kdf.kind} ${kdf.iterations} (${source})`,
  run: async () => expectSame(await deriveMasterKey(password, salt, kdf as KdfParams), fromBase64(key)),
}));

const hashes: VectorCase[] = kdfData.hashes.map(({ source, password, salt, kdf, purpose, hash }) => ({
  name: `${purpose} hash of "${password}", ${salt}, ${kdf.kind} ${kdf.iterations} (${source})`,
  run: async () => {
    const masterKey = await deriveMasterKey(password, salt, kdf as KdfParams);
    expectSame(await hashMasterPassword(masterKey, password, purpose as 'server' | 'local'), hash);
  },
}));

const stretched: VectorCase[] = kdfData.stretched.map(({ source, masterKey, enc, mac }) => ({
  name: `stretched master key ${masterKey.slice(0, 8)} (${source})`,
  run: async () => {
    const key = fromBase64(masterKey) as MasterKey;
    expectSame(await hkdfExpand(key, 'enc', 32), fromBase64(enc), 'enc');
    expectSame(await hkdfExpand(key, 'mac', 32), fromBase64(mac), 'mac');
    const known = await importSymmetricKey(concatBytes(fromBase64(enc), fromBase64(mac)));
    expectSame(await openText(await sealText('same key', await stretchMasterKey(key)), known), 'same key');
  },
}));

/** Straight at the library: these salts are no SHA-256, as every salt of ours is. */
const argon2Reference: VectorCase[] = kdfData.argon2Reference.map((vector) => ({
  name: `Argon2id t=${vector.iterations} m=${vector.memoryKiB} p=${vector.parallelism} "${vector.password}" "${vector.salt}" (${vector.source})`,
  run: async () => {
    const { password, salt, iterations, parallelism, memoryKiB: memorySize } = vector;
    const shape = { hashLength: 32, outputType: 'binary' } as const;
    const hash = await argon2id({ password, salt, iterations, parallelism, memorySize, ...shape });
    expectSame(hash, fromBase64(vector.hash));
  },
}));

const expand: VectorCase[] = hkdfData.expand.map(({ source, prk, info, length, okm }) => ({
  name: `HKDF-Expand to ${length} bytes (${source})`,
  run: async () => expectSame(await hkdfExpand(fromBase64(prk), info, length), fromBase64(okm)),
}));

const full: VectorCase[] = hkdfData.full.map(({ source, ikm, salt, info, length, okm }) => ({
  name: `HKDF "${salt}" "${info}" to ${length} bytes (${source})`,
  run: async () => expectSame(await hkdf(fromBase64(ikm), salt, info, length), fromBase64(okm)),
}));

export const kdfCases: readonly VectorCase[] = [
  ...masterKeys,
  ...hashes,
  ...stretched,
  ...argon2Reference,
  ...expand,
  ...full,
];

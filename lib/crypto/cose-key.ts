import { type CborMap, decodeCborMap } from './cbor';
import { OpenError } from './open-error';
import { owned } from './owned';
import { unpad } from './padding';
import { importXaesKey, type XaesKey } from './xaes';

/** Labels and values of COSE keys (RFC 9052, section 7.1; RFC 9053, section 6.3). */
const KEY_TYPE = 1;
const KEY_ID = 2;
const ALGORITHM = 3;
const OPERATIONS = 4;
const KEY_BYTES = -1;
const SYMMETRIC = 4;
const DECRYPT = 4;

/** AES-256-GCM (RFC 9053), and Bitwarden's own numbers (sdk-internal cose/mod.rs). */
const A256GCM = 3;
const XAES_256_GCM = -70_010;
const XCHACHA20_POLY1305 = -70_000;
const KNOWN: readonly unknown[] = [A256GCM, XAES_256_GCM, XCHACHA20_POLY1305];

/**
 * A key of the newer format, imported once. It opens; nothing is sealed with it. Its bytes cannot be read back, but for those of
 * XChaCha20-Poly1305, which WebCrypto does not know.
 */
export type CoseKey = {
  readonly kind: 'cose';
  /** 16 bytes that every message sealed with it names. */
  readonly id: Uint8Array;
  /** COSE's number of what it opens. */
  readonly algorithm: number;
  readonly nonceBytes: number;
} & ({ readonly xaes: XaesKey } | { readonly gcm: CryptoKey } | { readonly chacha: Uint8Array });

/** A key's byte form, read. @throws OpenError `tampered`; `newer-format` for a key of an algorithm that is not known here. */
export interface CoseKeyParts {
  readonly id: Uint8Array;
  readonly algorithm: number;
  readonly bytes: Uint8Array;
}

function bytesAt(map: CborMap, label: number, length: number): Uint8Array {
  const value = map.get(label);
  if (!(value instanceof Uint8Array) || value.length !== length) throw new OpenError('tampered');
  return value;
}

function mayDecrypt(map: CborMap): boolean {
  const operations = map.get(OPERATIONS);
  return operations === undefined || (Array.isArray(operations) && operations.includes(DECRYPT));
}

/**
 * Reads a COSE_Key (CBOR) as Bitwarden writes it: symmetric, with an id of 16 bytes, an algorithm and 32 bytes of key.
 * @throws OpenError `tampered` when it is none; `newer-format` for an algorithm that is not known here.
 */
export function parseCoseKey(bytes: Uint8Array): CoseKeyParts {
  const map = decodeCborMap(bytes);
  const algorithm = map.get(ALGORITHM);
  if (map.get(KEY_TYPE) !== SYMMETRIC || typeof algorithm !== 'number' || !mayDecrypt(map))
    throw new OpenError('tampered');
  if (!KNOWN.includes(algorithm)) throw new OpenError('newer-format');
  return { id: bytesAt(map, KEY_ID, 16).slice(), algorithm, bytes: bytesAt(map, KEY_BYTES, 32) };
}

/** The same in its padded form, in which it is wrapped. @throws OpenError as `parseCoseKey`. */
export const parsePaddedCoseKey = (bytes: Uint8Array): CoseKeyParts => parseCoseKey(unpad(bytes));

/** True for keys that wrap keys and seal values; the others seal one item's content and nothing else. */
export const isWrappingKey = ({ algorithm }: Pick<CoseKey, 'algorithm'>): boolean => algorithm !== A256GCM;

/** Imports a key that was read. */
export async function importCoseKey({ id, algorithm, bytes }: CoseKeyParts): Promise<CoseKey> {
  const common = { kind: 'cose', id, algorithm } as const;
  if (algorithm === XAES_256_GCM) return { ...common, nonceBytes: 24, xaes: await importXaesKey(bytes) };
  if (algorithm === XCHACHA20_POLY1305) return { ...common, nonceBytes: 24, chacha: bytes.slice() };
  const gcm = await crypto.subtle.importKey('raw', owned(bytes), 'AES-GCM', false, ['decrypt']);
  return { ...common, nonceBytes: 12, gcm };
}

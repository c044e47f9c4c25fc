import { concatBytes, decodeBase64Url, encodeBase64, utf8Encode, wipe } from '../bytes';
import { field, uint32 } from './fields';
import { type PublicTexts, publicTexts } from './public-text';

export interface SshKey extends PublicTexts {
  /** An OpenSSH file without a passphrase. */
  readonly privateKey: string;
}

const TYPE = 'ssh-ed25519';
const SEED_BYTES = 32;
const BLOCK = 8;
const LINE = 70;

/** Bytes 1, 2, 3 … up to a whole block. */
const padding = (length: number): Uint8Array =>
  Uint8Array.from({ length: (BLOCK - (length % BLOCK)) % BLOCK }, (_, at) => at + 1);

/** The file's text (openssh/openssh-portable, PROTOCOL.key): nothing is encrypted, so that cipher and derivation are `none`. */
function fileText(seed: Uint8Array, point: Uint8Array, key: Uint8Array): string {
  const check = crypto.getRandomValues(new Uint8Array(4));
  const body = concatBytes(
    check,
    check,
    field(TYPE),
    field(point),
    field(concatBytes(seed, point)),
    field(''),
  );
  const bytes = concatBytes(
    utf8Encode('openssh-key-v1\0'),
    field('none'),
    field('none'),
    field(''),
    uint32(1),
    field(key),
    field(concatBytes(body, padding(body.length))),
  );
  const lines = encodeBase64(bytes).match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  for (const secret of [body, bytes]) wipe(secret);
  return ['-----BEGIN OPENSSH PRIVATE KEY-----', ...lines, '-----END OPENSSH PRIVATE KEY-----', ''].join(
    '\n',
  );
}

/**
 * A new Ed25519 key pair as OpenSSH's texts.
 * @throws DOMException `NotSupportedError` in browsers whose WebCrypto makes no such keys.
 */
export async function createSshKey(): Promise<SshKey> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const { d = '' } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const seed = decodeBase64Url(d);
  if (seed?.length !== SEED_BYTES) throw new Error('a key without its seed');
  const key = concatBytes(field(TYPE), field(point));
  const texts = await publicTexts(key, '');
  if (!texts) throw new Error('a key without a kind');
  const privateKey = fileText(seed, point, key);
  wipe(seed);
  return { ...texts, privateKey };
}

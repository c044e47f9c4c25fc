import { createHMAC, createSHA256 } from 'hash-wasm';
import { concatBytes } from '../bytes';
import { FILE_TYPE } from './attachment';
import { IV_BYTES, MAC_BYTES } from './cbc-hmac';
import { randomBytes } from './random';
import { SYMMETRIC_KEY_BYTES, type SymmetricKey } from './symmetric-key';

const BLOCK_BYTES = 16;
const HEAD_BYTES = 1 + IV_BYTES + MAC_BYTES;

/** How many bytes a file has when it is sealed: head, ciphertext, and the padding that every file gets. */
export const sealedFileBytes = (size: number): number =>
  HEAD_BYTES + (Math.floor(size / BLOCK_BYTES) + 1) * BLOCK_BYTES;

/** Seals one file piece by piece, so that no more than a piece of it is in memory at a time. */
export interface FileSealer {
  /**
   * The ciphertext of the next piece. Pieces are given in order, one after the other; all but the last are whole blocks of 16 bytes.
   * @throws RangeError for a piece that is none, or comes after the last.
   */
  next(piece: Uint8Array<ArrayBuffer>, isLast: boolean): Promise<Uint8Array<ArrayBuffer>>;
  /** What stands in front of the ciphertext: type, iv, mac. @throws RangeError before the last piece. */
  head(): Promise<Uint8Array<ArrayBuffer>>;
}

interface Mac {
  update(bytes: Uint8Array<ArrayBuffer>): void;
  end(): Promise<Uint8Array<ArrayBuffer>>;
}

/** WebCrypto has no HMAC in pieces; where the key's bytes are at hand, the package that derives keys has one. */
async function pieceMac(key: Uint8Array): Promise<Mac> {
  const hmac = await createHMAC(createSHA256(), key);
  hmac.init();
  return {
    update: (bytes) => void hmac.update(bytes),
    end: async () => new Uint8Array(hmac.digest('binary')),
  };
}

/** A key that cannot be read back signs all at once: the ciphertext is kept until then. */
function wholeMac(key: CryptoKey): Mac {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  return {
    update: (bytes) => void pieces.push(bytes),
    end: async () => new Uint8Array(await crypto.subtle.sign('HMAC', key, concatBytes(...pieces))),
  };
}

async function openKey(key: SymmetricKey | Uint8Array): Promise<{ enc: CryptoKey; mac: Mac }> {
  if (!(key instanceof Uint8Array)) return { enc: key.enc, mac: wholeMac(key.mac) };
  if (key.length !== SYMMETRIC_KEY_BYTES) throw new RangeError('file key: 64 bytes are wanted');
  const half = SYMMETRIC_KEY_BYTES / 2;
  const raw = new Uint8Array(key.subarray(0, half));
  const enc = await crypto.subtle.importKey('raw', raw, 'AES-CBC', false, ['encrypt']);
  raw.fill(0);
  return { enc, mac: await pieceMac(key.subarray(half)) };
}

/**
 * Seals a file in the layout of attachments (see `openAttachment`) with a fresh IV: AES-256-CBC, each piece chained to the one before
 * by its last block, and HMAC-SHA256 over iv and ciphertext.
 * @param key the 64 bytes of the file's own key; or an imported key, under which the whole ciphertext stays in memory until its end.
 */
export async function createFileSealer(key: SymmetricKey | Uint8Array): Promise<FileSealer> {
  const { enc, mac } = await openKey(key);
  const iv = randomBytes(IV_BYTES);
  let chain: Uint8Array<ArrayBuffer> = iv;
  let isOver = false;
  mac.update(iv);
  return {
    async next(piece, isLast) {
      if (isOver || (!isLast && piece.length % BLOCK_BYTES !== 0)) throw new RangeError('file piece');
      isOver = isLast;
      const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv: chain }, enc, piece));
      // WebCrypto pads every piece; only the padding of the last one belongs to the file.
      const kept = isLast ? sealed : sealed.subarray(0, -BLOCK_BYTES);
      if (kept.length > 0) chain = kept.slice(-BLOCK_BYTES);
      mac.update(kept);
      return kept;
    },
    async head() {
      if (!isOver) throw new RangeError('file head');
      return concatBytes(Uint8Array.of(FILE_TYPE), iv, await mac.end());
    },
  };
}

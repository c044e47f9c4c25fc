import { decodeBase64 } from '../bytes';
import { type CborMap, type CborValue, decodeCbor } from './cbor';
import { openEncrypt0 } from './cose-encrypt0';
import { OpenError } from './open-error';
import { unpad } from './padding';
import type { OpeningKey } from './symmetric-key';

/** Bitwarden's namespaces: what kind of object this is, and what its content is for (sdk-internal cose/mod.rs). */
const OBJECT_NAMESPACE = -80_002;
const CONTENT_NAMESPACE = -80_001;
const DATA_ENVELOPE = 2;
const VAULT_ITEM = 1;

/** What stands in an envelope, as JSON would hold it. Objects have no prototype. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

/** The namespaces must be right where they stand; the first envelopes had none. */
function isItemEnvelope(headers: CborMap): boolean {
  const object = headers.get(OBJECT_NAMESPACE) ?? DATA_ENVELOPE;
  const content = headers.get(CONTENT_NAMESPACE) ?? VAULT_ITEM;
  return object === DATA_ENVELOPE && content === VAULT_ITEM;
}

function toPlain(value: CborValue): Plain {
  if (value instanceof Uint8Array) throw new OpenError('newer-format');
  if (value instanceof Map) {
    const object: Record<string, Plain> = Object.create(null);
    for (const [name, inner] of value as CborMap) object[name] = toPlain(inner);
    return object;
  }
  return Array.isArray(value) ? value.map(toPlain) : (value as Plain);
}

function decodePlain(bytes: Uint8Array): Plain {
  try {
    return toPlain(decodeCbor(bytes));
  } catch {
    // The seal was right: this is what a newer client wrote.
    throw new OpenError('newer-format');
  }
}

/**
 * The content of an item's envelope (bitwarden/sdk-internal safe/data_envelope.rs): base64 of a COSE_Encrypt0 with padded CBOR in it.
 * @param key the envelope's own.
 * @throws OpenError `tampered`; `newer-format` when what was sealed is in no form that is known here; `wrong-type`.
 */
export async function openEnvelope(envelope: unknown, key: OpeningKey): Promise<Plain> {
  if (typeof envelope !== 'string') throw new OpenError('wrong-type');
  const message = decodeBase64(envelope);
  if (!message || key.kind !== 'cose') throw new OpenError('tampered');
  const { headers, bytes } = await openEncrypt0(message, key, ['cbor']);
  if (!isItemEnvelope(headers)) throw new OpenError('tampered');
  return decodePlain(unpad(bytes));
}

import { decodeBase64, encodeBase64, encodeBase64Url, wipe } from '../bytes';
import { CodedError } from '../errors';
import type { KeyProof, UnlockKeyRequest } from '../session';
import { toFailure } from './failure';

/** Two minutes: time to find a key and type its PIN. */
export const PATIENCE_MS = 120_000;

/** Base64 of our own making as bytes; nothing else is asked with. */
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => decodeBase64(text) ?? new Uint8Array(0);

const base64 = (buffer: ArrayBuffer): string => encodeBase64(new Uint8Array(buffer));

function toOptions({ challenge, keys }: UnlockKeyRequest): PublicKeyCredentialRequestOptions {
  const rpId = keys[0]?.rpId ?? null;
  // One request is for one site.
  const asked = keys.filter((key) => key.rpId === rpId);
  return {
    challenge: bytesOf(challenge),
    ...(rpId !== null && { rpId }),
    allowCredentials: asked.map(({ id, transports }) => ({
      type: 'public-key',
      id: bytesOf(id),
      ...(transports.length > 0 && { transports: transports as AuthenticatorTransport[] }),
    })),
    userVerification: 'required',
    timeout: PATIENCE_MS,
    extensions: {
      prf: {
        evalByCredential: Object.fromEntries(
          asked.map(({ id, salt }) => [encodeBase64Url(bytesOf(id)), { first: bytesOf(salt) }]),
        ),
      },
    },
  };
}

async function getAssertion(
  request: UnlockKeyRequest,
  signal: AbortSignal,
): Promise<PublicKeyCredential | null> {
  try {
    const publicKey = toOptions(request);
    return (await navigator.credentials.get({ publicKey, signal })) as PublicKeyCredential | null;
  } catch (error) {
    throw toFailure(error);
  }
}

/** The secret as bytes of our own; the browser's copy is wiped. */
function takeSecret(credential: PublicKeyCredential): Uint8Array {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (!first) throw new CodedError('unlock-key-no-secret');
  const view = ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
    : new Uint8Array(first);
  const secret = Uint8Array.from(view);
  wipe(view);
  return secret;
}

/**
 * Has the browser ask the person for one of these keys, checked by fingerprint, face or PIN, and gives its answer with the secret that it
 * makes. Two minutes at most.
 * @throws CodedError `unlock-key-ended`, `unlock-key-no-secret`, `unlock-key-unsupported`.
 */
export async function askKey(request: UnlockKeyRequest, signal: AbortSignal): Promise<KeyProof> {
  const credential = await getAssertion(request, signal);
  if (!credential) throw new CodedError('unlock-key-ended');
  const secret = takeSecret(credential);
  const { authenticatorData, clientDataJSON } = credential.response as AuthenticatorAssertionResponse;
  const output = encodeBase64(secret);
  wipe(secret);
  return {
    id: base64(credential.rawId),
    authenticatorData: base64(authenticatorData),
    clientData: base64(clientDataJSON),
    output,
  };
}

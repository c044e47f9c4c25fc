import { encodeBase64 } from '../bytes';
import { CodedError } from '../errors';
import type { KeyProof, NewKeyRequest } from '../session';
import { askKey, bytesOf, PATIENCE_MS } from './ask-key';
import { toFailure } from './failure';

export interface MadeKey {
  readonly proof: KeyProof;
  readonly transports: readonly string[];
}

/** COSE's numbers for ES256, EdDSA and RS256: what platforms and security keys make. */
const ALGORITHMS = [-7, -8, -257];

/** Nothing but the product's name and the address stand in the browser's prompt and in its list of passkeys. */
function toOptions(request: NewKeyRequest, email: string): PublicKeyCredentialCreationOptions {
  const { challenge, handle, rpId, others } = request;
  return {
    challenge: bytesOf(challenge),
    rp: { name: 'Latchkey', ...(rpId !== null && { id: rpId }) },
    user: { id: bytesOf(handle), name: email, displayName: email },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: others.map((id) => ({ type: 'public-key', id: bytesOf(id) })),
    // Some platforms make secrets only for keys that they list; a security key may keep it to itself.
    authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
    attestation: 'none',
    timeout: PATIENCE_MS,
    extensions: { prf: {} },
  };
}

async function createCredential(
  request: NewKeyRequest,
  email: string,
  signal: AbortSignal,
): Promise<PublicKeyCredential> {
  try {
    const publicKey = toOptions(request, email);
    const made = await navigator.credentials.create({ publicKey, signal });
    if (made) return made as PublicKeyCredential;
  } catch (error) {
    throw toFailure(error);
  }
  throw new CodedError('unlock-key-ended');
}

/**
 * Has the browser make a key on an authenticator of the person's choice, and asks it for its secret at once: so it is known to give one.
 * @throws CodedError `unlock-key-ended`, `unlock-key-twice`, `unlock-key-no-secret`, `unlock-key-unsupported`.
 */
export async function makeKey(request: NewKeyRequest, email: string, signal: AbortSignal): Promise<MadeKey> {
  const credential = await createCredential(request, email, signal);
  if (credential.getClientExtensionResults().prf?.enabled !== true)
    throw new CodedError('unlock-key-no-secret');
  const id = encodeBase64(new Uint8Array(credential.rawId));
  const transports = (credential.response as AuthenticatorAttestationResponse).getTransports();
  const { challenge, salt, rpId } = request;
  const proof = await askKey({ challenge, keys: [{ id, salt, transports, rpId }] }, signal);
  return { proof, transports };
}

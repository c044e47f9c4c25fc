import { createHash, createHmac, randomBytes } from 'node:crypto';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { KeyProof } from '../../lib/session';

/** What an answer says that a good one does not. */
export interface Twist {
  readonly type?: string;
  readonly challenge?: string;
  readonly origin?: string;
  readonly rpId?: string;
  /** Flags of the authenticator: 1 somebody is there, 4 and it has checked who. */
  readonly flags?: number;
  readonly output?: string;
  readonly id?: string;
}

export interface SoftKey {
  /** base64 */
  readonly id: string;
  answer(challenge: string, salt: string, twist?: Twist): KeyProof;
}

const base64 = (bytes: Uint8Array | Buffer): string => Buffer.from(bytes).toString('base64');

/** An authenticator in software, as far as the background sees it: WebAuthn's answers, a secret by salt. */
export function softKey(): SoftKey {
  const seed = randomBytes(32);
  const id = base64(randomBytes(32));
  const origin = fakeBrowser.runtime.getURL('' as never).replace(/\/$/, '');
  return {
    id,
    answer: (challenge, salt, twist = {}) => {
      const client = {
        type: twist.type ?? 'webauthn.get',
        challenge: Buffer.from(twist.challenge ?? challenge, 'base64').toString('base64url'),
        origin: twist.origin ?? origin,
        crossOrigin: false,
      };
      const hash = createHash('sha256')
        .update(twist.rpId ?? origin)
        .digest();
      const secret = createHmac('sha256', seed).update(Buffer.from(salt, 'base64')).digest();
      return {
        id: twist.id ?? id,
        authenticatorData: base64(Buffer.concat([hash, Buffer.from([twist.flags ?? 5, 0, 0, 0, 1])])),
        clientData: base64(Buffer.from(JSON.stringify(client))),
        output: twist.output ?? base64(secret),
      };
    },
  };
}

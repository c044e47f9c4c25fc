import type { KeyProof, NewKeyRequest, UnlockKeyRequest, UnlockKeySummary } from '../session';
import type { OfAccount } from './account-messages';

/** What our own pages may ask of the ways to unlock beside the master password; part of the contract in protocol.ts. */
export interface UnlockRequests {
  /** The account's unlock keys, oldest first. */
  'unlock.keys'(args?: OfAccount): readonly UnlockKeySummary[];
  /** What an authenticator is to be asked with now. */
  'unlock.request'(args?: OfAccount): UnlockKeyRequest;
  /** Its answer opens the account. */
  'unlock.withKey'(args: OfAccount & { proof: KeyProof }): void;
  /** Begins to add an unlock key; the master password is asked for once more. */
  'unlock.beginKey'(args: OfAccount & { password: string }): NewKeyRequest;
  'unlock.addKey'(args: OfAccount & { name: string; transports: readonly string[]; proof: KeyProof }): void;
  'unlock.removeKey'(args: OfAccount & { id: string }): void;
  'unlock.withPin'(args: OfAccount & { pin: string }): void;
  /** Sets a PIN, or another one; the master password is asked for once more. */
  'unlock.setPin'(args: OfAccount & { pin: string; password: string }): void;
  'unlock.removePin'(args?: OfAccount): void;
  /** Has the account open together with the others of this browser; its own master password is asked for once more. */
  'unlock.setTogether'(args: OfAccount & { password: string }): void;
  'unlock.removeTogether'(args?: OfAccount): void;
}

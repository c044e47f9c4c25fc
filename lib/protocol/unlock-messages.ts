import type { KeyProof, NewKeyRequest, UnlockKeyRequest, UnlockKeySummary } from '../session';

/** What our own pages may ask of the ways to unlock beside the master password; part of the contract in protocol.ts. */
export interface UnlockRequests {
  /** The account's unlock keys, oldest first. */
  'unlock.keys'(): readonly UnlockKeySummary[];
  /** What an authenticator is to be asked with now. */
  'unlock.request'(): UnlockKeyRequest;
  /** Its answer opens the account. */
  'unlock.withKey'(args: { proof: KeyProof }): void;
  /** Begins to add an unlock key; the master password is asked for once more. */
  'unlock.beginKey'(args: { password: string }): NewKeyRequest;
  'unlock.addKey'(args: { name: string; transports: readonly string[]; proof: KeyProof }): void;
  'unlock.removeKey'(args: { id: string }): void;
  'unlock.withPin'(args: { pin: string }): void;
  /** Sets a PIN, or another one; the master password is asked for once more. */
  'unlock.setPin'(args: { pin: string; password: string }): void;
  'unlock.removePin'(): void;
}

import type { KdfSummary, Registering, ServerChoice } from '../session';

/** What our own pages may ask about making an account; part of the contract in protocol.ts. */
export interface RegisterRequests {
  /** A registration that has begun; null: none has. */
  'register.state'(): Registering | null;
  /** Asks a server for an account with this address. Needs the host permission. */
  'register.begin'(args: { server: ServerChoice; email: string; name: string }): void;
  /** Makes the account and signs in to it; how that goes on is told by `SessionStatus.signIn`. `link`: of the server's mail. */
  'register.finish'(args: { password: string; hint: string; kdf: KdfSummary['kind']; link: string }): void;
  'register.cancel'(): void;
  /** How often the password stands in known breaches: five digits of its hash leave this device. Needs the host permission. */
  'register.breaches'(args: { password: string }): number;
}

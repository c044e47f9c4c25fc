import type { OpeningKey } from '../crypto';

/** What the vault needs to open items. Given by whoever owns the session; refuses (throws `locked`) after the deadline. */
export interface VaultKeys {
  user(): Promise<OpeningKey>;
  /** Null when this account does not hold the organisation's key. */
  organization(id: string): Promise<OpeningKey | null>;
}

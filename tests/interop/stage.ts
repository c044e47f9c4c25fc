import type { EmbeddedServer } from '../server/index.ts';
import type { Checks } from './checks.ts';
import type { OfficialClient } from './official-client.ts';

/** What a scenario plays on. */
export interface Stage {
  readonly server: EmbeddedServer;
  readonly checks: Checks;
  /** A fresh installation of the official client. */
  newClient(): Promise<OfficialClient>;
}

/** An item as the official client lists it, as far as the scenarios look. */
export interface ListedItem {
  readonly id: string;
  readonly type: number;
  readonly name: string;
  readonly notes?: string | null;
  readonly folderId?: string | null;
  readonly organizationId?: string | null;
  readonly login?: { readonly password?: string | null; readonly username?: string | null };
  readonly attachments?: readonly { readonly id: string; readonly fileName: string }[];
}

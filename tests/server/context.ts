import type { HttpBindings } from '@hono/node-server';
import type { Faults } from './faults.ts';
import type { Hub, HubKind } from './hub.ts';
import type { Outbox } from './outbox.ts';
import type { DeviceRow, UserRow } from './store/rows.ts';
import type { Store } from './store/store.ts';
import type { Tokens } from './tokens.ts';

/** Which server is played: today's official one, or the old single-user one written in Ruby. */
export type ServerProtocol = 'modern' | 'rubywarden';

/** An organisation with single sign-on. */
export interface SsoOptions {
  readonly name: string;
  readonly identifier: string;
  /** Whose addresses are known to be its own. */
  readonly domain: string;
  /** A password lets none of them in. May be changed while the server runs: accounts are made by password. */
  isRequired?: boolean;
  /** Mails second-factor codes to whoever has last come in on the asking device, and gives no session for it (Vaultwarden). */
  readonly mailsByDevice?: boolean;
}

export interface ServerOptions {
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  /** A file, or `:memory:` (the default). */
  readonly database?: string;
  readonly protocol?: ServerProtocol;
  /** PEM texts; the server then speaks https. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** How long an access token lives; 3600 unless told. */
  readonly accessTokenSeconds?: number;
  /** Old servers only: `/api` and `/identity` (the default), or everything at the root. */
  readonly layout?: 'prefixed' | 'root';
  /** What `/config` announces; `cipher-key-encryption` is on unless told otherwise. */
  readonly featureStates?: Readonly<Record<string, boolean>>;
  /** The API version in `/config`. */
  readonly version?: string;
  /** Mails a link before an account can be made; off, the token comes in the answer. */
  readonly verifyMail?: boolean;
  readonly maxAttachmentBytes?: number;
  /**
   * `direct` posts to this server (the default); `azure` hands out a signed address to PUT to, like the cloud; `old` knows only the
   * upload of name, key and bytes at once.
   */
  readonly attachmentUpload?: 'direct' | 'azure' | 'old';
  /** An organisation whose people come in through its own sign-in; null unless told. */
  readonly sso?: SsoOptions | null;
  /**
   * Who may change collections, how a role that may not is refused, and whether items of one's own may be changed under a policy against
   * them; `official` unless told.
   */
  readonly roles?: 'official' | 'vaultwarden';
  /** The manners of the notification hub; `official` unless told. The old server has none, whatever is told. */
  readonly hub?: HubKind;
}

/** The server's own time, so that tests move it instead of waiting. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Moves the server's time on; it never runs back. */
  advance(milliseconds: number): void;
}

export interface ServerContext {
  readonly options: Required<Omit<ServerOptions, 'tls'>>;
  readonly store: Store;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly outbox: Outbox;
  readonly hub: Hub;
  readonly clock: Clock;
  /** Mailed codes that were not used yet, by what they are for and the user's id. */
  readonly codes: Map<string, string>;
  /** Address of the server without a slash at its end. */
  readonly url: () => string;
}

/** What every request has: its line, and its body from the log's keeper. */
export interface LineEnv {
  Bindings: HttpBindings;
  Variables: { body: Uint8Array };
}

/** What the bearer check leaves for the routes, besides. */
export interface ServerEnv extends LineEnv {
  Variables: { user: UserRow; device: DeviceRow | null; body: Uint8Array };
}

/** The moment as the official server writes it: seven digits, UTC. */
export function isoNow(clock: Clock): string {
  return new Date(clock.now()).toISOString().replace('Z', '3333Z');
}

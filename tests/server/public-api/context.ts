import type { Clock, LineEnv, ServerOptions } from '../context.ts';
import type { BitsOptions } from './bits.ts';
import type { Organization } from './organization.ts';
import type { AccessTokens } from './tokens.ts';

/** Which server is played. The cloud has a subscription and Azure's cursors, a self-hosted one neither. */
export type PublicApiServerKind = 'cloud' | 'self-hosted' | 'vaultwarden';

/** How pages of events are named: as the cloud does, as its predecessor with an empty text at the end, or as SQL servers do. */
export type CursorForm = 'azure' | 'legacy-empty' | 'sql';

export interface PublicApiOptions extends Pick<ServerOptions, 'port' | 'tls'> {
  /** `cloud` unless told. */
  readonly kind?: PublicApiServerKind;
  /** Follows from the kind unless told. */
  readonly cursor?: CursorForm;
  /** How long a token lives; 3600 unless told. */
  readonly tokenSeconds?: number;
  /** Counts requests as the cloud does, and answers 429 when there are too many. Off unless told. */
  readonly limits?: boolean;
  /** How the wait is told then; `seconds` unless told. */
  readonly retryAfter?: 'seconds' | 'date';
  /** Lists carry a `continuationToken` of null, as they did before February 2025. */
  readonly listTokens?: boolean;
  readonly bits?: BitsOptions;
  /**
   * The vault's server behind the same address, as in real life: it gets all that is not about organisations, and tells who has signed in
   * and what they are there. Without it whoever has a token of that kind owns everything.
   */
  readonly vault?: VaultServer;
}

export interface VaultServer {
  answer(request: Request): Promise<Response>;
}

export interface PublicApiContext {
  readonly options: Required<Omit<PublicApiOptions, 'port' | 'tls' | 'bits' | 'vault'>> & {
    readonly bits: Required<BitsOptions>;
  };
  readonly clock: Clock;
  readonly tokens: AccessTokens;
  /** By id. */
  readonly organizations: Map<string, Organization>;
}

/** What the bearer check leaves for the routes. */
export interface PublicApiEnv extends LineEnv {
  Variables: { body: Uint8Array; organization: Organization };
}

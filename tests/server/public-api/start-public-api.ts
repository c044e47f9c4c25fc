import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { applyFaults } from '../apply-faults.ts';
import { createClock } from '../clock.ts';
import type { Clock } from '../context.ts';
import { createSwitchboard, type Switchboard } from '../faults.ts';
import { hangUp, listen, urlOf } from '../line.ts';
import { type RequestRecord, recordRequests } from '../request-log.ts';
import { addBits, BITS_DEFAULTS } from './bits.ts';
import type { PublicApiContext, PublicApiEnv, PublicApiOptions, VaultServer } from './context.ts';
import { onlyKnownRoutes, onlyWhatVaultwardenHas, requireOrganization, requireUuid } from './gate.ts';
import { limitRequests } from './limits.ts';
import type { Organization } from './organization.ts';
import { refuse, refuseEmpty } from './refusals.ts';
import { addCollections } from './routes/collections.ts';
import { addEvents } from './routes/events.ts';
import { addGroups } from './routes/groups.ts';
import { addIdentity } from './routes/identity.ts';
import { addImport } from './routes/import.ts';
import { addMemberActs } from './routes/member-acts.ts';
import { addMembers } from './routes/members.ts';
import { addPolicies } from './routes/policies.ts';
import { addSessionEvents } from './routes/session-events.ts';
import { addSessionLists } from './routes/session-lists.ts';
import { addSessionMembers } from './routes/session-members.ts';
import { addSessionPlaces } from './routes/session-places.ts';
import { addSubscription } from './routes/subscription.ts';
import { createSampleOrganization } from './sample-organization.ts';
import { createFindCaller } from './session-caller.ts';
import { type AccessTokens, createAccessTokens } from './tokens.ts';
import { passOn, passPeopleOn } from './vault-behind.ts';

/** A running double, and everything that a test may look at or turn. */
export interface PublicApiServer {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  readonly url: string;
  /** Every request so far, oldest first. */
  readonly log: readonly RequestRecord[];
  readonly faults: Switchboard;
  readonly clock: Clock;
  readonly tokens: AccessTokens;
  /** The sample organisation; tests may change it behind the API's back. */
  readonly organization: Organization;
  /** Lets another organisation in, with its own key. */
  add(organization: Organization): void;
  /** Ends all connections and frees the port. */
  close(): Promise<void>;
}

const withDefaults = (options: PublicApiOptions): PublicApiContext['options'] => ({
  kind: 'cloud',
  cursor: options.kind === 'self-hosted' ? 'sql' : 'azure',
  tokenSeconds: 3600,
  limits: false,
  retryAfter: 'seconds',
  listTokens: false,
  ...options,
  bits: { ...BITS_DEFAULTS, ...options.bits },
});

/** All that follows the check needs a token of an organisation. */
function publicRoutes(context: PublicApiContext): Hono<PublicApiEnv> {
  const app = new Hono<PublicApiEnv>();
  app.use(onlyWhatVaultwardenHas(context), onlyKnownRoutes, requireOrganization(context));
  for (const name of ['members', 'groups', 'collections']) app.use(`/${name}/:id/*`, requireUuid);
  addMembers(app, context);
  addMemberActs(app, context);
  addGroups(app, context);
  addCollections(app, context);
  addPolicies(app, context);
  addEvents(app, context);
  addImport(app, context);
  addSubscription(app, context);
  return app;
}

interface Around {
  readonly faults: Switchboard;
  readonly log: RequestRecord[];
  readonly vault: VaultServer | undefined;
}

function createApp(context: PublicApiContext, { faults, log, vault }: Around): Hono<PublicApiEnv> {
  const app = new Hono<PublicApiEnv>();
  app.use(recordRequests(log), applyFaults(faults), limitRequests(context));
  if (vault) app.use('/identity/connect/token', passPeopleOn(vault));
  addIdentity(app, context);
  addBits(app, context);
  app.route('/api/public', publicRoutes(context));
  const findCaller = createFindCaller(context, vault);
  addSessionEvents(app, context, findCaller);
  addSessionLists(app, context, findCaller);
  addSessionMembers(app, context, findCaller);
  addSessionPlaces(app, context, findCaller);
  if (vault) app.all('*', passOn(vault));
  app.notFound(() => refuseEmpty(404).getResponse());
  app.onError((error) =>
    error instanceof HTTPException
      ? error.getResponse()
      : refuse(500, `An unhandled server error has occurred. ${error.message}`).getResponse(),
  );
  return app;
}

/** Starts a double on loopback. Each one is a world of its own: its organisations, clock, tokens and faults. */
export async function startPublicApi(options: PublicApiOptions = {}): Promise<PublicApiServer> {
  const clock = createClock();
  const tokens = createAccessTokens(clock);
  const organization = createSampleOrganization(clock.now());
  const organizations = new Map([[organization.id, organization]]);
  const faults = createSwitchboard();
  const log: RequestRecord[] = [];
  const around = { faults, log, vault: options.vault };
  const app = createApp({ options: withDefaults(options), clock, tokens, organizations }, around);
  const server = await listen(app, options);
  return {
    url: urlOf(server),
    log,
    faults,
    clock,
    tokens,
    organization,
    add: (other) => void organizations.set(other.id, other),
    close: () => hangUp(server),
  };
}

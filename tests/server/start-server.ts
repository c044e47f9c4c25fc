import type { Server } from 'node:http';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { applyFaults } from './apply-faults.ts';
import { createClock } from './clock.ts';
import type { Clock, ServerContext, ServerEnv, ServerOptions } from './context.ts';
import { createFaults, type Faults } from './faults.ts';
import { createHub, type Hub } from './hub.ts';
import { hangUp, listen, urlOf } from './line.ts';
import { addModernRoutes } from './modern-app.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { notFound } from './refusals.ts';
import { type RequestRecord, recordRequests } from './request-log.ts';
import { addRubywardenRoutes, rubywardenFailure } from './rubywarden/app.ts';
import { openStore, type Store } from './store/store.ts';
import { createTokens } from './tokens.ts';

/** A running server, and everything that a test may look at or turn. */
export interface EmbeddedServer {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  readonly url: string;
  readonly protocol: 'modern' | 'rubywarden';
  /** Every request so far, oldest first. */
  readonly log: readonly RequestRecord[];
  readonly store: Store;
  readonly faults: Faults;
  readonly outbox: Outbox;
  readonly hub: Hub;
  readonly clock: Clock;
  /** Answers a request that comes without a line, from the same process; faults of a line cannot strike there. */
  answer(request: Request): Promise<Response>;
  /** Ends all connections and frees the port. */
  close(): Promise<void>;
}

const withDefaults = (options: ServerOptions): ServerContext['options'] => ({
  port: 0,
  database: ':memory:',
  protocol: 'modern',
  accessTokenSeconds: 3600,
  layout: 'prefixed',
  version: '2026.9.0',
  verifyMail: false,
  maxAttachmentBytes: 100 * 1024 * 1024,
  attachmentUpload: 'direct',
  sso: null,
  hub: 'official',
  roles: 'official',
  ...options,
  featureStates: {
    'cipher-key-encryption': true,
    'pm-19148-innovation-archive': true,
    'pm-32009-new-item-types': true,
    ...options.featureStates,
  },
});

function createApp(context: ServerContext, log: RequestRecord[]): Hono<ServerEnv> {
  const app = new Hono<ServerEnv>();
  const isOld = context.options.protocol === 'rubywarden';
  app.use(recordRequests(log), applyFaults(context.faults));
  if (isOld) addRubywardenRoutes(app, context);
  else addModernRoutes(app, context);
  app.notFound(() => (isOld ? rubywardenFailure(404) : notFound().getResponse()));
  app.onError((error) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (isOld) return rubywardenFailure(500);
    return Response.json(
      { message: error.message, exceptionStackTrace: error.stack, object: 'error' },
      { status: 500 },
    );
  });
  return app;
}

async function shut(server: Server, store: Store): Promise<void> {
  await hangUp(server);
  store.close();
}

/** Starts a server on loopback. Each one is a world of its own: its data, clock, mails and faults. */
export async function startServer(options: ServerOptions = {}): Promise<EmbeddedServer> {
  const complete = withDefaults(options);
  const store = openStore(complete.database);
  const clock = createClock();
  const address = { url: '' };
  const url = (): string => address.url;
  const accessSeconds = complete.accessTokenSeconds;
  const tokens = createTokens({ store, clock, accessSeconds, issuer: () => `${url()}/identity` });
  const faults = createFaults(store);
  const outbox = createOutbox();
  const hub = createHub(complete.protocol === 'modern' ? complete.hub : 'none');
  const context = {
    options: complete,
    store,
    tokens,
    faults,
    outbox,
    hub,
    clock,
    codes: new Map<string, string>(),
    url,
  };
  const log: RequestRecord[] = [];
  const app = createApp(context, log);
  const server = await listen(app, options);
  hub.attach(server, tokens);
  address.url = urlOf(server);
  const close = () => {
    hub.isClosed = true;
    hub.cut();
    return shut(server, store);
  };
  const answer = async (request: Request) => app.fetch(request);
  return {
    url: address.url,
    protocol: complete.protocol,
    log,
    store,
    faults,
    outbox,
    hub,
    clock,
    answer,
    close,
  };
}

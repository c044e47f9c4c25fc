import { once } from 'node:events';
import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps, Server as HttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { ServerOptions } from './context.ts';

interface App {
  readonly fetch: Parameters<typeof getRequestListener>[0];
}

/** Every connection of a server that listens, those that became WebSockets too: Node no longer counts these as the server's. */
const lines = new WeakMap<Server, Set<Socket>>();

function keepLines(server: Server): void {
  const open = new Set<Socket>();
  lines.set(server, open);
  server.on('connection', (line) => {
    open.add(line);
    line.once('close', () => open.delete(line));
  });
}

/** Answers on loopback from now on. */
export async function listen(app: App, options: Pick<ServerOptions, 'port' | 'tls'>): Promise<Server> {
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = options.tls ? createHttps(options.tls, listener) : createHttp(listener);
  // Longer than any pause in a test: a connection that closes just as it is used again would look like a fault.
  server.keepAliveTimeout = 120_000;
  keepLines(server);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Where it answers, without a slash at its end. */
export const urlOf = (server: Server): string =>
  `${server instanceof HttpsServer ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Ends all connections and frees the port. */
export async function hangUp(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  for (const line of lines.get(server) ?? []) line.destroy();
  await closed;
}

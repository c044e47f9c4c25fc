import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { encode } from '@msgpack/msgpack';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Tokens } from './tokens.ts';

/**
 * Which server's manners the hub has: the official one's (bitwarden/server `src/Notifications`), Vaultwarden's
 * (`src/api/notifications.rs`: answers in bytes, echoes, pings below the messages), the official one's without telling whose act it
 * was, or none at all.
 */
export type HubKind = 'official' | 'vaultwarden' | 'anonymous' | 'none';

/** Numbers of what is told (bitwarden/server `PushType`). */
export const PUSH = {
  cipherUpdate: 0,
  cipherCreate: 1,
  cipherDelete: 2,
  folderDelete: 3,
  ciphers: 4,
  vault: 5,
  folderCreate: 7,
  folderUpdate: 8,
  logOut: 11,
} as const;

export interface Told {
  readonly type: number;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface Hub {
  /** Clients that are connected and have shaken hands. */
  readonly open: number;
  /** How many ever have. */
  readonly connects: number;
  /** All messages that were told, oldest first. */
  readonly told: readonly (Told & { readonly userId: string })[];
  /** While true, nobody gets in. */
  isClosed: boolean;
  /** Has clients of this account told, when the request that does it is answered. */
  note(userId: string, told: Told): void;
  /** Something of this account has changed; said as a whole when nothing more exact was noted. */
  touched(userId: string): void;
  /** Runs a request, and tells what it has noted just before it is answered. */
  during(device: string | null, work: () => Promise<void>): Promise<void>;
  /** Tells something now, as a hostile or odd server might. */
  tell(userId: string, told: Told, contextId?: string | null): void;
  /** Sends bytes as they are to everybody. */
  send(bytes: Uint8Array | string): void;
  /** Ends all connections, as a dead line does. */
  cut(): void;
  attach(server: Server, tokens: Tokens): void;
}

interface Client {
  readonly socket: WebSocket;
  readonly userId: string;
}

interface Request {
  readonly device: string | null;
  readonly noted: Map<string, Told[]>;
}

const PING = Uint8Array.of(0x02, 0x91, 0x06);
const PING_MS = 15_000;
const RECORD_END = '\u001e';

/** A value behind its length in groups of seven bits, the lowest first. */
function framed(value: unknown): Uint8Array {
  const bytes = encode(value);
  const head: number[] = [];
  for (let rest = bytes.length; head.length === 0 || rest > 0; rest >>>= 7)
    head.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
  return Uint8Array.from([...head, ...bytes]);
}

/** What a message says, as SignalR frames it. */
export const hubMessage = (told: Told, contextId: string | null): Uint8Array =>
  framed([1, {}, null, 'ReceiveMessage', [{ ContextId: contextId, Type: told.type, Payload: told.payload }]]);

function isHandshake(data: Buffer): boolean {
  const text = data.toString();
  if (!text.endsWith(RECORD_END)) return false;
  try {
    const { protocol, version } = JSON.parse(text.slice(0, -1)) as Record<string, unknown>;
    return protocol === 'messagepack' && version === 1;
  } catch {
    return false;
  }
}

/** Keeps one connection. @param ready the client has shaken hands. */
function serve(socket: WebSocket, kind: HubKind, ready: () => void): void {
  let isReady = false;
  const beat = setInterval(() => {
    if (kind === 'vaultwarden') socket.ping(PING);
    else if (isReady) socket.send(PING);
  }, PING_MS);
  socket.on('close', () => clearInterval(beat));
  socket.on('message', (data: Buffer, isBinary) => {
    if (isReady) {
      if (isBinary && kind === 'vaultwarden') socket.send(data);
    } else if (isHandshake(data)) {
      isReady = true;
      const answer = `{}${RECORD_END}`;
      socket.send(kind === 'vaultwarden' ? Buffer.from(answer) : answer);
      ready();
    } else socket.close();
  });
}

/** Several changes of items are told as one. */
const summed = (told: readonly Told[], userId: string): readonly Told[] =>
  told.length > 1
    ? [{ type: PUSH.ciphers, payload: { UserId: userId, Date: new Date() } }]
    : told.length === 1
      ? told
      : [{ type: PUSH.vault, payload: { UserId: userId, Date: new Date() } }];

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

interface Gate {
  readonly sockets: WebSocketServer;
  readonly tokens: Tokens;
  readonly mayEnter: () => boolean;
  readonly enter: (socket: WebSocket, userId: string) => void;
}

async function upgrade(gate: Gate, request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://hub.invalid');
  if (url.pathname !== '/notifications/hub' || !gate.mayEnter()) return refuse(socket, '404 Not Found');
  const found = await gate.tokens.readAccess(url.searchParams.get('access_token') ?? '');
  if (!found) return refuse(socket, '401 Unauthorized');
  gate.sockets.handleUpgrade(request, socket, head, (client) => gate.enter(client, found.user.id));
}

/** The notification hub: says to everybody who is connected what has changed in their vault. */
export function createHub(kind: HubKind): Hub {
  const requests = new AsyncLocalStorage<Request>();
  const clients = new Set<Client>();
  const told: (Told & { userId: string })[] = [];
  const noted = (userId: string): Told[] => {
    const all = requests.getStore()?.noted ?? new Map<string, Told[]>();
    const mine = all.get(userId) ?? [];
    all.set(userId, mine);
    return mine;
  };
  let connects = 0;
  const enter = (socket: WebSocket, userId: string) =>
    serve(socket, kind, () => {
      const client = { socket, userId };
      connects += 1;
      clients.add(client);
      socket.on('close', () => clients.delete(client));
    });
  const hub: Hub = {
    isClosed: kind === 'none',
    told,
    get open() {
      return clients.size;
    },
    get connects() {
      return connects;
    },
    note(userId, one) {
      const mine = noted(userId);
      const isKnown = mine.some(({ payload }) => payload.Id === one.payload.Id);
      if (!isKnown) mine.push(one);
    },
    touched: (userId) => void noted(userId),
    async during(device, work) {
      const request: Request = { device, noted: new Map() };
      await requests.run(request, work);
      const context = kind === 'anonymous' ? null : device;
      for (const [userId, all] of request.noted)
        for (const one of summed(all, userId)) hub.tell(userId, one, context);
    },
    tell(userId, one, contextId = null) {
      told.push({ ...one, userId });
      for (const client of clients)
        if (client.userId === userId) client.socket.send(hubMessage(one, contextId));
    },
    send(bytes) {
      for (const { socket } of clients) socket.send(bytes);
    },
    cut() {
      for (const { socket } of clients) socket.terminate();
    },
    attach(server, tokens) {
      const sockets = new WebSocketServer({ noServer: true });
      const gate = { sockets, tokens, mayEnter: () => !hub.isClosed, enter };
      server.on('upgrade', (request, socket, head) => {
        upgrade(gate, request, socket, head).catch((error: unknown) => {
          socket.destroy();
          // Closed while the token was being read: there is nothing left to look it up in.
          if (!hub.isClosed) throw error;
        });
      });
    },
  };
  return hub;
}

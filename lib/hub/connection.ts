import { createBudget } from './budget';
import { HANDSHAKE, PING, readFrame, readHandshake } from './frames';
import { type HubMessage, parseMessage } from './parse-message';

/** Why a connection is over without our having closed it: the line or the server, or more or other things than a hub sends. */
export type Loss = 'cut' | 'refused';

export interface ConnectionDeps {
  /** With the token in it: goes to the socket and nowhere else. */
  readonly url: string;
  readonly openSocket: (url: string) => WebSocket;
  readonly now: () => number;
  /** The server has taken the handshake. */
  readonly ready: () => void;
  readonly heard: (message: HubMessage) => void;
  /** Asked at each message. False: nobody is there any more for whom to listen. */
  readonly isWanted: () => boolean;
  /** Over, but not by `close`; called once. Null: nobody was there any more. */
  readonly ended: (loss: Loss | null) => void;
}

export interface Connection {
  isReady(): boolean;
  /** A page of ours is there: the server gets its sign of life. False when none has come from it for too long. */
  beat(): boolean;
  close(): void;
}

/** Servers say something every 15 s, and end a client that says nothing for 30. */
const PING_MS = 12_000;
const SILENCE_MS = 45_000;

/** Of messages: that many at once, and so many a second. Whoever sends more is left. */
const MOST_MESSAGES = 300;
const MESSAGES_PER_SECOND = 5;
/** What an event has us do: a request for one thing, or for all. */
const COST_OF_ONE = 2;
const COST_OF_ALL = 60;

const costOf = ({ event }: HubMessage): number =>
  event.what === 'all' || event.what === 'log-out' ? COST_OF_ALL : COST_OF_ONE;

interface Line {
  readonly deps: ConnectionDeps;
  readonly socket: WebSocket;
  readonly spend: (cost: number) => boolean;
  isReady: boolean;
  isOver: boolean;
  heardAt: number;
  pingedAt: number;
}

function end(line: Line, loss: Loss | null): void {
  if (line.isOver) return;
  line.isOver = true;
  line.socket.close();
  line.deps.ended(loss);
}

function ping(line: Line): void {
  const now = line.deps.now();
  if (!line.isReady || now - line.pingedAt < PING_MS) return;
  line.pingedAt = now;
  line.socket.send(PING);
}

/** False when the frame ends the connection. */
function take(line: Line, bytes: Uint8Array): boolean {
  const messages = readFrame(bytes);
  if (!messages || !line.spend(messages.length)) return false;
  for (const message of messages) {
    const told = parseMessage(message);
    if (told === 'close') return false;
    if (told && !line.spend(costOf(told))) return false;
    if (told) line.deps.heard(told);
  }
  return true;
}

function shakeHands(line: Line, data: string | Uint8Array): boolean {
  const rest = readHandshake(data);
  if (!rest) return false;
  line.isReady = true;
  line.pingedAt = line.deps.now();
  line.deps.ready();
  return take(line, rest);
}

/** False when what came ends the connection. */
function isTaken(line: Line, data: unknown): boolean {
  const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : null;
  if (line.isReady) return bytes !== null && take(line, bytes);
  return shakeHands(line, bytes ?? (typeof data === 'string' ? data : ''));
}

function hear(line: Line, data: unknown): void {
  if (line.isOver) return;
  line.heardAt = line.deps.now();
  if (!line.deps.isWanted()) end(line, null);
  else if (!isTaken(line, data)) end(line, 'refused');
  // The server's own sign of life is the clock for ours; some servers send ours back, so not for each.
  else ping(line);
}

/** Connects to a hub, once. Has no timers: it looks at the time whenever it is asked, or hears something. */
export function connect(deps: ConnectionDeps): Connection {
  const socket = deps.openSocket(deps.url);
  const now = deps.now();
  const line: Line = {
    deps,
    socket,
    spend: createBudget(MOST_MESSAGES, MESSAGES_PER_SECOND, deps.now),
    isReady: false,
    isOver: false,
    heardAt: now,
    pingedAt: now,
  };
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => socket.send(HANDSHAKE);
  socket.onmessage = ({ data }) => hear(line, data);
  socket.onclose = () => end(line, 'cut');
  socket.onerror = () => end(line, 'cut');
  return {
    isReady: () => line.isReady,
    beat: () => {
      if (line.isOver || deps.now() - line.heardAt > SILENCE_MS) return false;
      ping(line);
      return true;
    },
    close: () => {
      line.isOver = true;
      socket.close();
    },
  };
}

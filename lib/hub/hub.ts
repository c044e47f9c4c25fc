import type { LiveState } from '../session';
import { type Connection, connect, type Loss } from './connection';
import { hubAddress } from './hub-address';
import type { HubEvent, HubMessage } from './parse-message';

/** Whom to connect as, and where. */
export interface HubTarget {
  /** http(s) address of the server's notification service. */
  readonly notifications: string;
  readonly userId: string;
  /** This installation as the server knows it: what it has done itself is nothing new. */
  readonly ownId: string;
  readonly token: string;
}

/** How often in a row it did not work, and until when (Unix milliseconds) it is not tried again. */
export interface HubRetry {
  readonly failures: number;
  readonly until: number;
}

export interface HubDeps {
  /** Whom to connect as now, or why not. */
  readonly target: () => Promise<HubTarget | Exclude<LiveState, 'live' | 'connecting' | 'waiting'>>;
  /** Outlives the worker. */
  readonly retry: {
    readonly get: () => Promise<HubRetry | null>;
    readonly set: (retry: HubRetry | null) => Promise<void>;
  };
  /** Connected: what was changed before is not told, and has to be asked for. */
  readonly connected: () => void;
  readonly changed: (event: HubEvent) => void;
  readonly openSocket?: (url: string) => WebSocket;
  readonly now?: () => number;
  readonly random?: () => number;
}

export interface Hub {
  /** A page of ours is in view, and says so every quarter of a minute: connects when that is due. Never rejects. */
  follow(): Promise<LiveState>;
  /** Ends the connection, and whatever is under way towards one. */
  close(): void;
}

/** Pages say so every 15 s, and browsers let hidden ones be late. */
const WANTED_MS = 40_000;
const FIRST_DELAY_MS = 4_000;
const LONGEST_DELAY_MS = 10 * 60_000;
/** A hub that has lasted so long works. */
const LASTING_MS = 60_000;
/** What sends other things than a hub is left alone for longer from the start. */
const FAILURES_WHEN_REFUSED = 5;

/** Full jitter: anything up to a length that doubles with each failure, so that a server that comes back is not run over. */
const delayAfter = (failures: number, random: number): number =>
  random * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(failures, 16));

/** A clock that was put back must not make it rest for long. */
const isResting = (retry: HubRetry | null, now: number): boolean =>
  retry !== null && retry.until > now && retry.until - now <= LONGEST_DELAY_MS;

/** Of others, or done by this browser itself. */
const isForUs = ({ contextId, userId }: HubMessage, target: HubTarget): boolean =>
  contextId !== target.ownId.toLowerCase() && (userId === null || userId === target.userId.toLowerCase());

const urlOf = (address: string, token: string): string =>
  `${address}?${new URLSearchParams({ access_token: token })}`;

function createBackOff({ retry, now = Date.now, random = Math.random }: HubDeps) {
  return {
    isResting: async () => isResting(await retry.get(), now()),
    failed: async (loss: Loss) => {
      const before = (await retry.get())?.failures ?? 0;
      const failures = loss === 'refused' ? Math.max(before, FAILURES_WHEN_REFUSED) : before;
      await retry.set({ failures: failures + 1, until: now() + delayAfter(failures, random()) });
    },
    lasted: async () => {
      if (await retry.get()) await retry.set(null);
    },
  };
}

/** A hub as it is followed now. */
interface Following {
  readonly deps: HubDeps & Required<Pick<HubDeps, 'now' | 'openSocket'>>;
  readonly backOff: ReturnType<typeof createBackOff>;
  line: { readonly connection: Connection; readonly since: number } | null;
  wantedUntil: number;
  /** Grows with each `close`: what was begun before is given up. */
  closings: number;
}

function lose(following: Following, loss: Loss | null): void {
  following.line = null;
  if (loss) void following.backOff.failed(loss).catch(() => undefined);
}

function start(following: Following, target: HubTarget, address: string): LiveState {
  const { deps } = following;
  const { now, openSocket } = deps;
  const connection = connect({
    url: urlOf(address, target.token),
    openSocket,
    now,
    ready: deps.connected,
    heard: (message) => {
      if (isForUs(message, target)) deps.changed(message.event);
    },
    isWanted: () => now() < following.wantedUntil,
    ended: (loss) => lose(following, loss),
  });
  following.line = { connection, since: now() };
  return 'connecting';
}

async function open(following: Following): Promise<LiveState> {
  const before = following.closings;
  if (await following.backOff.isResting()) return 'waiting';
  const target = await following.deps.target();
  if (typeof target === 'string') return target;
  const address = hubAddress(target.notifications);
  if (address === null) return 'insecure';
  return before === following.closings ? start(following, target, address) : 'waiting';
}

/** How it stands with the connection; null when there is none. */
async function beat(following: Following): Promise<LiveState | null> {
  if (!following.line) return null;
  const { connection, since } = following.line;
  if (!connection.beat()) {
    connection.close();
    lose(following, 'cut');
    return 'waiting';
  }
  if (!connection.isReady()) return 'connecting';
  if (following.deps.now() - since > LASTING_MS) await following.backOff.lasted();
  return 'live';
}

/** Follows the hub of the account in use while pages of ours are in view. */
export function createHub(given: HubDeps): Hub {
  const deps = { now: Date.now, openSocket: (url: string) => new WebSocket(url), ...given };
  const backOff = createBackOff(deps);
  const following: Following = { deps, backOff, line: null, wantedUntil: 0, closings: 0 };
  let opening: Promise<LiveState> | null = null;
  return {
    follow: async () => {
      following.wantedUntil = deps.now() + WANTED_MS;
      const state = await beat(following).catch(() => null);
      if (state) return state;
      opening ??= open(following)
        .catch((): LiveState => 'waiting')
        .finally(() => {
          opening = null;
        });
      return opening;
    },
    close: () => {
      following.closings += 1;
      following.line?.connection.close();
      following.line = null;
    },
  };
}

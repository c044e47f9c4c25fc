import { type AccountBoard, readAccount, readClient } from '../../lib/account';
import type { GetToken } from '../../lib/api';
import { hubRetriesItem, missingAccess } from '../../lib/browser';
import { createHub, type HubEvent, type HubTarget, hubAddress } from '../../lib/hub';
import type { LiveState } from '../../lib/session';
import { readSettings } from '../../lib/settings';
import { type Gone, type TakeDeps, type Taken, takeChangedFolder, takeChangedItem } from '../../lib/vault';
import { createRetries } from './retries';
import type { RunSync } from './run-sync';

export interface LiveSyncDeps {
  /** The id of the account whose changes are listened for. */
  readonly account: string;
  readonly board: AccountBoard;
  readonly getToken: GetToken;
  /** As for `createSend`. */
  readonly deviceType: number;
  readonly syncNow: RunSync;
  readonly takeDeps: TakeDeps;
}

export interface LiveSync {
  /** A page of ours is in view: changes made elsewhere are listened for. Never rejects. */
  readonly follow: () => Promise<LiveState>;
  /** The account has been locked, left, or has to sign in again: nothing is listened for any more. */
  readonly close: () => void;
}

/** Among the numbers that servers know browsers by. */
const FIREFOX = 3;

type Refused = Exclude<LiveState, 'live' | 'connecting' | 'waiting'>;

/** Whom to connect as; a token for the address that the person has chosen, and for no other. */
async function readTarget({
  account,
  board,
  getToken,
  deviceType,
}: LiveSyncDeps): Promise<HubTarget | Refused> {
  const status = await board.read();
  if (status?.state !== 'unlocked' || status.needsSignIn) return 'locked';
  if (!(await readSettings()).liveUpdates) return 'switched-off';
  const record = await readAccount(account);
  if (!record) return 'locked';
  const { notifications } = record.urls;
  if (hubAddress(notifications) === null) return 'insecure';
  if ((await missingAccess(notifications)) !== null) return 'no-access';
  const { deviceId } = await readClient(deviceType === FIREFOX);
  return { notifications, userId: record.userId, ownId: deviceId, token: await getToken() };
}

/** A message is unsigned: whether the sign-in has ended is asked of the server, which renews the tokens or does not. */
async function confirmSession({ getToken, syncNow }: LiveSyncDeps): Promise<void> {
  await getToken({ refused: await getToken() });
  await syncNow({ force: false, isFresh: true });
}

/** Applies what the hub tells of. */
function createApply(deps: LiveSyncDeps) {
  const { takeDeps, syncNow } = deps;
  const gone: Gone = { count: 0 };
  const takeOne = ({ what, id, at }: Extract<HubEvent, { id: string }>): Promise<Taken> => {
    if (what === 'folder' || what === 'folder-gone')
      return takeChangedFolder(takeDeps, id, what === 'folder' ? at : null);
    return takeChangedItem(takeDeps, id, what === 'item' ? at : null, gone);
  };
  return async (event: HubEvent): Promise<void> => {
    if (event.what === 'all') return syncNow({ force: event.isForced, isFresh: true });
    // The status board tells of a session that has ended; all else is no news.
    if (event.what === 'log-out') return confirmSession(deps).catch(() => undefined);
    // What one request could not tell, a sync may; what goes wrong with that stands on the board.
    const taken = await takeOne(event).catch((): Taken => 'sync');
    if (taken === 'sync') await syncNow({ force: false, isFresh: true });
  };
}

/** Of events that wait; with more than that, one sync tells it all. */
const MOST_WAITING = 20;

/** One after the other; what waits already is not asked for twice. */
function createQueue(apply: (event: HubEvent) => Promise<void>) {
  let waiting: HubEvent[] = [];
  let isRunning = false;
  const run = async () => {
    isRunning = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) await apply(next).catch(() => undefined);
    isRunning = false;
  };
  const add = (event: HubEvent) => {
    const same = JSON.stringify(event);
    if (waiting.some((other) => JSON.stringify(other) === same)) return;
    const isForced = waiting.some((other) => other.what === 'all' && other.isForced);
    if (waiting.length < MOST_WAITING) waiting.push(event);
    else waiting = [{ what: 'all', isForced }, ...waiting.filter(({ what }) => what === 'log-out')];
    if (!isRunning) void run();
  };
  return {
    add,
    clear: () => {
      waiting = [];
    },
  };
}

/**
 * Changes made elsewhere, as they are made. The hub is listened to while a page of ours is in view and the vault is unlocked: its
 * messages keep a worker awake, and with nobody looking there is nothing that could not wait for the next sync.
 */
export function createLiveSync(deps: LiveSyncDeps): LiveSync {
  const queue = createQueue(createApply(deps));
  const hub = createHub({
    target: () => readTarget(deps),
    retry: createRetries(hubRetriesItem, deps.account),
    connected: () => queue.add({ what: 'all', isForced: false }),
    changed: queue.add,
  });
  const close = () => {
    hub.close();
    queue.clear();
  };
  return {
    follow: async () => {
      if (!(await readSettings()).liveUpdates) close();
      return hub.follow();
    },
    close,
  };
}

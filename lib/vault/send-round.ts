import type { Send } from '../api';
import { type ErrorInfo, toErrorInfo } from '../errors';
import { ID_TAKEN, type ServerUrls } from '../session';
import type { OutboxHead, OutboxItem, Store, VaultRow } from '../store';
import { asWire } from '../wire';
import { isOldStyle } from './cipher-request';
import { waitsForFolder } from './folder-rows';
import type { Taken } from './misnamed';
import { waitsForKey } from './rekey';
import { nextStep } from './send-entry';
import { waitsForFile } from './send-shared';
import { type SettleDeps, settle, takeBack } from './settle';
import type { Sent, Step } from './step';

export interface RoundDeps extends Omit<SettleDeps, 'store'> {
  readonly store: SettleDeps['store'] & Pick<Store, 'readOutboxHeads' | 'noteOutbox'>;
  /** With the token of the account in use. */
  readonly send: Send;
  readonly current: () => Promise<{ readonly account: string; readonly urls: ServerUrls }>;
  /** Rejects while nothing may be sent: `locked`, `session-revoked`. */
  readonly mayGoOut: () => Promise<void>;
  /** Syncs, and so learns what has become of what was sent without an answer. False when that did not work. */
  readonly sync: () => Promise<boolean>;
  /** Items that files are on their way to. */
  readonly uploading: () => Promise<ReadonlySet<string>>;
  /** What waits, whenever that changes. */
  readonly report: (waiting: readonly OutboxHead[]) => Promise<void>;
}

/** Nothing goes out until the person has done something about it. */
export const ENDING: ReadonlySet<string> = new Set([
  'locked',
  'signed-out',
  'session-revoked',
  'permission-missing',
]);

/** So often an item that changes there all the time, or of which nothing is told, is sent again in one round. */
const MOST_MERGES = 3;
/** So many entries are read at once. */
const BATCH = 200;
/** What the server has taken is stored together: each time costs as much as a request. */
const MOST_TAKEN = 50;
const LONGEST_TAKEN_MS = 400;

/** The server has another copy than the one that was changed here, or none any more (bitwarden/server, vaultwarden). */
const isOutdated = ({ code, details }: ErrorInfo): boolean =>
  code === 'server-refused' && (details.number === '404' || /out of date/i.test(details.message ?? ''));

/** How it goes on: with the next, later, or not at all; `anew`: what waits has changed. */
export type Round = 'on' | 'anew' | 'later' | 'end';

/** What one run knows beside what is stored. */
export interface Run {
  /** How long the server wants to be left alone. */
  waitMs: number;
  /** Entries of which it stays open what has become of them; the others go out all the same. */
  readonly open: Set<string>;
  readonly merges: Map<string, number>;
  /** True once the server has told what it has. */
  isFresh: boolean;
  /** Entries that are under way at this moment, or taken and not stored yet. */
  readonly busy: Set<string>;
  /** What the server has taken and is not stored yet, and since when there is such. */
  taken: Taken[];
  takenAt: number;
}

/** Stores what the server has taken. @throws CodedError of the store. */
async function settleTaken(deps: RoundDeps, run: Run): Promise<void> {
  const { taken } = run;
  const [first] = taken;
  if (!first) return;
  run.taken = [];
  try {
    const misnamed = await settle(deps, first.entry.account, taken);
    for (const entry of misnamed) await deps.store.noteOutbox(entry, { refused: ID_TAKEN });
  } finally {
    for (const { entry } of taken) run.busy.delete(entry.id);
  }
}

/** Has the server tell what it has. */
async function learn(deps: RoundDeps, { account, id, change }: OutboxItem, run: Run): Promise<Round> {
  await settleTaken(deps, run);
  if (!(await deps.sync())) return 'later';
  run.isFresh = true;
  const [now] = await deps.store.readSomeOutbox(account, [id]);
  if (now?.change === change && now.sent !== null) run.open.add(id);
  return 'anew';
}

/**
 * Has the server tell what it has after an answer that said nothing of use. One that goes on like that is left alone for a while: it
 * says the same of what is sent again.
 */
async function afterUnknown(deps: RoundDeps, entry: OutboxItem, run: Run): Promise<Round> {
  const count = run.merges.get(entry.id) ?? 0;
  run.merges.set(entry.id, count + 1);
  const round = await learn(deps, entry, run);
  if (count >= MOST_MERGES) run.open.add(entry.id);
  return round;
}

/** The server's last word on a change: it stays here with the reason, but for a deletion, which is taken back. */
async function refuse(deps: RoundDeps, entry: OutboxItem, { code, details }: ErrorInfo): Promise<void> {
  if (entry.ours === null) await takeBack(deps, entry);
  else await deps.store.noteOutbox(entry, { sent: null, refused: details.message ?? code });
}

const isFinal = ({ code, details }: ErrorInfo): boolean =>
  code === 'server-refused' && details.number !== '408';

async function afterError(deps: RoundDeps, entry: OutboxItem, error: unknown, run: Run): Promise<Round> {
  const info = toErrorInfo(error);
  const count = run.merges.get(entry.id) ?? 0;
  if (isOutdated(info) && count < MOST_MERGES) {
    run.merges.set(entry.id, count + 1);
    return learn(deps, entry, run);
  }
  if (ENDING.has(info.code)) return 'end';
  if (info.code === 'too-many-requests') run.waitMs = Number(info.details.number ?? 0) * 1000;
  if (!isFinal(info)) return 'later';
  await refuse(deps, entry, info);
  return 'on';
}

/** Others may have to follow a folder: it is stored alone, and at once. */
async function take(deps: RoundDeps, taken: Taken, run: Run): Promise<Round> {
  const isFolder = taken.entry.kind === 'folder';
  if (isFolder) await settleTaken(deps, run);
  if (run.taken.length === 0) run.takenAt = Date.now();
  run.taken.push(taken);
  const isEnough = run.taken.length >= MOST_TAKEN || Date.now() - run.takenAt >= LONGEST_TAKEN_MS;
  if (isFolder || isEnough) await settleTaken(deps, run);
  return 'on';
}

const toTaken = (entry: OutboxItem, { sent }: Step, answer: Exclude<Sent, 'unknown'>): Taken =>
  typeof answer === 'string'
    ? { entry, theirs: null, isUnseen: answer === 'unseen' }
    : { entry, sent, ...answer };

/** Sends one step of one entry. */
async function sendOne(deps: RoundDeps, entry: OutboxItem, run: Run): Promise<Round> {
  // What may have arrived is never sent again before that is known.
  if (entry.sent !== null) return learn(deps, entry, run);
  // Old servers do not look which copy was changed: what came there meanwhile has to be known first.
  if (!run.isFresh && isOldStyle(asWire(entry.base) ?? {})) return learn(deps, entry, run);
  const { account, urls } = await deps.current();
  if (account !== entry.account) return 'end';
  const step = nextStep(entry);
  if (!step) return take(deps, { entry, theirs: null }, run);
  if (!(await deps.store.noteOutbox(entry, { sent: step.sent }))) return 'on';
  run.busy.add(entry.id);
  try {
    const sent = await step.send(deps.send, urls);
    if (sent !== 'unknown') return await take(deps, toTaken(entry, step, sent), run);
    run.busy.delete(entry.id);
    return await afterUnknown(deps, entry, run);
  } catch (error) {
    run.busy.delete(entry.id);
    return afterError(deps, entry, error, run);
  }
}

/** Organisations with another key, of which the person has been asked and has not said anything. */
const askedAbout = (vault: Pick<VaultRow, 'strangers'> | null): ReadonlySet<string> =>
  new Set(
    (vault?.strangers ?? []).flatMap(({ id, why, isDeclined }) =>
      why === 'changed' && !isDeclined ? [id] : [],
    ),
  );

/** The first entries that can go out. */
async function readBatch(deps: RoundDeps, account: string, run: Run): Promise<OutboxItem[]> {
  const { store } = deps;
  const heads = await store.readOutboxHeads(account);
  await deps.report(heads);
  const able = heads.filter(({ id, refused }) => refused === null && !run.open.has(id));
  const folderIds = heads.flatMap(({ id, kind }) => (kind === 'folder' ? [id] : []));
  const folders = await store.readSomeOutbox(account, folderIds);
  const asked = askedAbout(await store.readVault(account));
  const uploading = await deps.uploading();
  const isHeld = (entry: OutboxItem): boolean =>
    waitsForFolder(entry, folders) || waitsForKey(entry, asked) || waitsForFile(entry, uploading);
  for (let at = 0; at < able.length; at += BATCH) {
    const ids = able.slice(at, at + BATCH).map(({ id }) => id);
    const entries = await store.readSomeOutbox(account, ids);
    const free = entries.filter((entry) => !isHeld(entry));
    if (free.length > 0) return free;
  }
  return [];
}

async function sendBatch(deps: RoundDeps, batch: readonly OutboxItem[], run: Run): Promise<Round> {
  try {
    for (const entry of batch) {
      await deps.mayGoOut();
      const round = await sendOne(deps, entry, run);
      if (round !== 'on') return round;
    }
    return 'anew';
  } finally {
    await settleTaken(deps, run);
  }
}

/** Sends what waits, in order, until nothing does that could go out now. @throws CodedError of the store, `locked`, `session-revoked`. */
export async function sendRound(deps: RoundDeps, run: Run): Promise<Round> {
  for (;;) {
    await deps.mayGoOut();
    const { account } = await deps.current();
    const batch = await readBatch(deps, account, run);
    if (batch.length === 0) return run.open.size > 0 ? 'later' : 'end';
    const round = await sendBatch(deps, batch, run);
    if (round !== 'anew') return round;
  }
}

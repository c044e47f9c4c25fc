import { encodeBase64 } from '../bytes';
import { OpenError, randomBytes } from '../crypto';
import { CodedError } from '../errors';
import type { Overview } from '../items';
import type { ComingChange, SealedPatch, VaultRow } from '../store';
import { createCommitter } from './commit-desk';
import { createDesk, type Desk, type TakePiece } from './desk';
import { editRows } from './edit-rows';
import { emptyHead, type Head, type Lists, USAGE_NAME } from './head';
import type { KeeperDeps } from './keeper-deps';
import { type Account, openAccount, readHead } from './open-account';
import { openLone } from './read-overview';
import { readKind, readSite, type SiteAnswer } from './read-site';
import { createPace, findBacklog, goneChange, openBatches, toChange } from './rebuild';
import { sealDesk } from './seal-desk';
import { addUse, type PackedUsage } from './usage';

/** Keeps the sealed overview in step with the stored vault. */
export interface OverviewKeeper {
  /** What a change means for the overview, to be written together with it; null when it is better made afterwards, in slices. */
  prepare(change: ComingChange): Promise<SealedPatch | null>;
  /**
   * Makes the overview, or what is missing of it. One at a time; whoever asks while one runs gets the next. Ends quietly when the
   * vault is locked meanwhile. @throws CodedError of the store.
   */
  ensure(): Promise<void>;
  /** Drops the overview of the account in use, if it is still the version that was found damaged, and makes it anew. */
  mend(version: number): Promise<void>;
  /**
   * The logins that may fit a page of this host; an overview that is missing, unfinished or damaged is made first.
   * @param asOne groups of base domains that share their logins.
   */
  siteRows(hostname: string, asOne?: readonly (readonly string[])[]): Promise<readonly Overview[]>;
  /** All items of one kind, in the order of the list; made first where need be. */
  kindRows(kind: Overview['kind']): Promise<readonly Overview[]>;
  /** Notes that an item was filled, copied from or opened. */
  noteUse(id: string): Promise<void>;
}

/** More changes than this are made after the vault has been stored, where their progress can be seen. */
const MOST_AT_ONCE = 1000;

const takeFrom =
  ({ pieces, read }: Account): TakePiece =>
  async (name, version, empty) =>
    version === 0 ? empty : pieces.open(name, version, (await read([name]))[0]);

/** Versions start anywhere: an overview that is made anew shares none with the last one, which pages may still hold rows of. */
const newHead = (): Head =>
  emptyHead(encodeBase64(randomBytes(12)), new DataView(randomBytes(4).buffer).getUint32(0));

async function readLists({ store, openLists }: KeeperDeps, vault: VaultRow): Promise<Lists> {
  const { account } = vault;
  return openLists(vault, await store.readFolders(account), await store.readCollections(account));
}

const isOpenError = (error: unknown): boolean => error instanceof OpenError;
const codeOf = (error: unknown) => (error instanceof CodedError ? error.info.code : null);

async function prepare(deps: KeeperDeps, change: ComingChange): Promise<SealedPatch | null> {
  if (change.items.length + change.removed.length > MOST_AT_ONCE) return null;
  const own = await openAccount(deps);
  const head = await readHead(own);
  const isReady = head?.isComplete && head.generation === change.from && own.account === change.vault.account;
  if (!head || !isReady) return null;
  const desk = createDesk(head, takeFrom(own));
  const opened = await deps.openRows(change.items);
  const upserts = change.items.flatMap(({ id }, at) => {
    const row = opened[at];
    return row ? [toChange(id, change.stamps.get(id) ?? 0, row)] : [];
  });
  await editRows(desk, [...change.removed.map(goneChange), ...upserts]);
  const { store, openLists } = deps;
  const { account, generation } = change.vault;
  const folders = change.folders ?? (await store.readFolders(account));
  const collections = change.collections ?? (await store.readCollections(account));
  const lists = await openLists(change.vault, folders, collections);
  const note = { generation, isComplete: true, total: change.stamps.size, lists };
  const { put, remove } = await sealDesk(desk, own.pieces, note);
  return { put, remove };
}

/** Which overview is not to be trusted: the version that was found damaged, or whatever there is. */
type Distrust = number | 'any' | null;

interface Start {
  readonly desk: Desk;
  readonly isDone: boolean;
  readonly isNew: boolean;
}

/** The overview as far as it is usable, else an empty one. */
async function startDesk(own: Account, vault: VaultRow, distrust: Distrust): Promise<Start> {
  const found = await readHead(own);
  const head = distrust === 'any' || found?.version === distrust ? null : found;
  const isDone = head?.isComplete === true && head.generation === vault.generation;
  return { desk: createDesk(head ?? newHead(), takeFrom(own)), isDone, isNew: head === null };
}

/** Makes what is missing. @throws CodedError `vault-moved` when the vault has changed meanwhile. */
async function catchUp(deps: KeeperDeps, own: Account, vault: VaultRow, { desk, isNew }: Start) {
  const { account, generation } = vault;
  const stamps = await deps.store.readStamps(account);
  const total = stamps.size;
  const { changed, gone } = await findBacklog(stamps, desk);
  const note = { generation, total, lists: await readLists(deps, vault) };
  const { commit, written } = createCommitter(deps, own, desk, note, isNew);
  const isTime = createPace();
  let left = changed.length;
  let isDamaged = false;
  await editRows(desk, gone.map(goneChange));
  try {
    for await (const opened of openBatches(deps, account, changed, stamps)) {
      isDamaged ||= opened.isDamaged;
      left -= opened.changes.length;
      await deps.report({ done: total - left, total });
      await editRows(desk, opened.changes);
      if (left > 0 && isTime(opened.changes.length)) await commit(false);
    }
    await commit(true);
  } finally {
    await written();
  }
  if (isDamaged) await deps.damaged();
}

async function catchUpWhole(deps: KeeperDeps, distrust: Distrust): Promise<void> {
  const own = await openAccount(deps);
  const vault = await deps.store.readVault(own.account);
  // Lost, or not here yet: nothing but the server has it.
  if (!vault) return deps.damaged();
  const start = await startDesk(own, vault, distrust);
  if (start.isDone) return;
  try {
    await catchUp(deps, own, vault, start);
  } finally {
    await deps.report(null);
  }
}

async function ensure(deps: KeeperDeps, damaged: number | null): Promise<void> {
  let distrust: Distrust = damaged;
  // Each turn ends with a whole overview, or with a reason to look again; a vault that changes all the time is given up on.
  for (let turn = 0; turn < 5; turn += 1) {
    try {
      return await catchUpWhole(deps, distrust);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'locked' || code === 'signed-out') return;
      if (!isOpenError(error) && code !== 'vault-moved') throw error;
      distrust = isOpenError(error) ? 'any' : null;
    }
  }
}

async function noteUse(deps: KeeperDeps, id: string): Promise<void> {
  const own = await openAccount(deps);
  const vault = await deps.store.readVault(own.account);
  if (!vault) return;
  const before = (await openLone<PackedUsage>(own.pieces, own.read, USAGE_NAME)) ?? [];
  const piece = await own.pieces.seal(USAGE_NAME, 0, addUse(before, id, Date.now()));
  await deps.store.writeSealed(own.account, vault.generation, { put: [piece], remove: [] });
}

/** Keeps the overview of whichever account is unlocked. */
export function createOverviewKeeper(deps: KeeperDeps): OverviewKeeper {
  let last: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;
  const next = (damaged: number | null): Promise<void> => {
    const work = last.then(() => {
      // Whoever comes from now on may know of a change that this run has not seen.
      waiting = null;
      return ensure(deps, damaged);
    });
    last = work.catch(() => undefined);
    return work;
  };
  const makeMissing = (): Promise<void> => {
    waiting ??= next(null);
    return waiting;
  };
  const whole = async (look: (own: Account) => Promise<SiteAnswer>): Promise<readonly Overview[]> => {
    const found = await look(await openAccount(deps));
    if ('rows' in found) return found.rows;
    await (found.damaged === null ? makeMissing() : next(found.damaged));
    const made = await look(await openAccount(deps));
    return 'rows' in made ? made.rows : [];
  };
  return {
    prepare: async (change) => {
      try {
        return await prepare(deps, change);
      } catch (error) {
        // A damaged overview must not keep a good vault from being stored; it is made anew afterwards.
        if (isOpenError(error) || codeOf(error) === 'database-damaged') return null;
        throw error;
      }
    },
    ensure: makeMissing,
    mend: (version) => next(version),
    siteRows: (hostname, asOne) => whole((own) => readSite(own, hostname, asOne)),
    kindRows: (kind) => whole((own) => readKind(own, kind)),
    noteUse: (id) => noteUse(deps, id),
  };
}

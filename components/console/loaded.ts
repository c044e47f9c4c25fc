import { type ReadonlySignal, signal } from '@preact/signals';
import { type ErrorInfo, toErrorInfo } from '../../lib/errors';
import type { OfOrganization, OrgPage } from '../../lib/protocol';
import { connection, isCancelled, onLeave, read } from './connection';
import { createBound, pagesOf } from './pages-of';
import type { Waiting, Watch } from './patience';

/** What has come of a list so far. */
export interface Loaded<Row> {
  readonly rows: readonly Row[];
  /** How many rows could not be read. */
  readonly unread: number;
  /** The mark of the next part; null: there is none, or nothing has come yet. */
  readonly next: string | null;
  readonly hasBegun: boolean;
  readonly isLoading: boolean;
  readonly error: ErrorInfo | null;
  readonly waiting: Waiting | null;
}

/** What a list that is looked at needs. */
export interface ReadLoader<Row> {
  readonly state: ReadonlySignal<Loaded<Row>>;
  /** Loads so many parts more, from where it stands; all of them unless told. */
  readonly load: (parts?: number) => Promise<void>;
  /** Stops; what has come stays. */
  readonly cancel: () => void;
}

export interface Loader<Row> extends ReadLoader<Row> {
  /** Loads everything anew; what has come stays until then. Nothing, for a list that nobody has looked at. */
  readonly renew: () => Promise<void>;
  /** Reads everything anew for a change that begins with it: the list is what has come once all has. @throws as `read`. */
  readonly anew: (watch: Watch) => Promise<readonly Row[]>;
  /** Makes other rows of those that have come. */
  readonly edit: (change: (rows: readonly Row[]) => readonly Row[]) => void;
  /** Drops everything. */
  readonly clear: () => void;
}

const NOTHING = {
  rows: [],
  unread: 0,
  next: null,
  hasBegun: false,
  isLoading: false,
  error: null,
  waiting: null,
};

/** What has come stays until the first part comes again. */
const FROM_START = { hasBegun: false, next: null };

/** Asks for a part of a list. */
export type ReadPart<Row> = (who: OfOrganization, next: { next?: string }) => Promise<OrgPage<Row>>;

/** Where a run stands, and what it does with what comes. */
interface Run<Row> {
  readonly watch: Watch;
  readonly from: string | null;
  /** True when that is enough. */
  readonly take: (page: OrgPage<Row>) => boolean;
}

async function follow<Row>(readPart: ReadPart<Row>, run: Run<Row>): Promise<void> {
  const fetchPage = (next: string | undefined) =>
    read((who) => readPart(who, next === undefined ? {} : { next }), run.watch);
  const host = connection.peek()?.host ?? '';
  const bound = createBound(host);
  for await (const page of pagesOf(fetchPage, run.from ?? undefined, host)) {
    if (run.take(page)) return;
    bound(page);
  }
}

const errorOf = (reason: unknown): ErrorInfo | null => (isCancelled(reason) ? null : toErrorInfo(reason));

/** With another part; the first one takes the place of what a list was before it was read anew. */
const joined = <Row>(before: Loaded<Row>, { rows, unread, next }: OrgPage<Row>): Partial<Loaded<Row>> => ({
  rows: before.hasBegun ? [...before.rows, ...rows] : rows,
  unread: before.hasBegun ? before.unread + unread : unread,
  next,
  hasBegun: true,
});

async function readAll<Row>(readPart: ReadPart<Row>, watch: Watch): Promise<Loaded<Row>> {
  let all: Loaded<Row> = NOTHING;
  const take = (page: OrgPage<Row>) => {
    all = { ...all, ...joined(all, page) };
    return false;
  };
  await follow(readPart, { watch, from: null, take });
  return all;
}

/** A list that comes in parts. @param most rows that are kept in this page. */
export function createLoader<Row>(readPart: ReadPart<Row>, most = Number.POSITIVE_INFINITY): Loader<Row> {
  const state = signal<Loaded<Row>>(NOTHING);
  let running: AbortController | null = null;
  const change = (part: Partial<Loaded<Row>>) => {
    state.value = { ...state.peek(), ...part };
  };
  const end = () => {
    running?.abort(new DOMException('', 'AbortError'));
    running = null;
  };
  const load = async (parts = Number.POSITIVE_INFINITY) => {
    const { hasBegun, next: from } = state.peek();
    if (running || (hasBegun && from === null)) return;
    running = new AbortController();
    const controller = running;
    change({ isLoading: true, error: null });
    let left = parts;
    const take = (page: OrgPage<Row>) => {
      change(joined(state.peek(), page));
      // A part in which there was nothing for this list is none to whoever waits for one.
      if (page.rows.length + page.unread > 0) left -= 1;
      return left <= 0 || state.peek().rows.length >= most;
    };
    const watch = { signal: controller.signal, waiting: (now: Waiting | null) => change({ waiting: now }) };
    const error = await follow(readPart, { watch, from, take }).then(() => null, errorOf);
    if (running !== controller) return;
    running = null;
    change({ isLoading: false, waiting: null, error, ...(error?.code === 'list-endless' && FROM_START) });
  };
  const cancel = () => {
    end();
    change({ isLoading: false, waiting: null });
  };
  const renew = async () => {
    if (!state.peek().hasBegun && !running) return;
    end();
    change({ ...FROM_START, waiting: null });
    await load();
  };
  const put = (all: Loaded<Row>) => {
    end();
    state.value = all;
    return all.rows;
  };
  const anew = async (watch: Watch) => put(await readAll(readPart, watch));
  const edit = (from: (rows: readonly Row[]) => readonly Row[]) => change({ rows: from(state.peek().rows) });
  const clear = () => void put(NOTHING);
  onLeave(clear);
  return { state, load, cancel, renew, anew, edit, clear };
}

import { signal } from '@preact/signals';
import { type ErrorInfo, toErrorInfo } from '../../lib/errors';
import { ask, type EventQuery, type OrgEvent, type OrgPage } from '../../lib/protocol';
import { saveFile } from '../state/save-file';
import type { Field } from './arrange';
import { connection, isCancelled, onLeave, read } from './connection';
import { tellExported } from './exported';
import { pagesOf } from './pages-of';
import type { Waiting } from './patience';
import { createWriter, type Format, fileName } from './write-rows';

/** How far the log has gone to a file. */
export interface Writing {
  readonly query: EventQuery;
  readonly count: number;
  /** How many events could not be read. */
  readonly unread: number;
  /** Unix milliseconds of the last event; the log goes back in time. */
  readonly at: number;
  readonly error: ErrorInfo | null;
  readonly waiting: Waiting | null;
  /** Goes on from where it stands. */
  readonly again: () => void;
  readonly cancel: () => void;
}

/** The run there is; one at a time. */
export const writing = signal<Writing | null>(null);

onLeave(() => writing.peek()?.cancel());

/** An event, or one that could not be read, as it came. */
type Logged = OrgEvent | string;

const withRaw = (fields: readonly Field<OrgEvent>[]): readonly Field<Logged>[] => [
  ...fields.map(({ name, value }) => ({
    name,
    value: (row: Logged) => (typeof row === 'string' ? null : value(row)),
  })),
  { name: 'notUnderstood', value: (row) => (typeof row === 'string' ? row : null) },
];

/**
 * Writes all events of a time into a file, part by part: none is kept here longer than it takes to write it, for the browser holds the
 * finished pieces itself. What goes wrong stops it where it stands. Events that cannot be read are written as they came, and told.
 */
export function writeWholeLog(query: EventQuery, format: Format, fields: readonly Field<OrgEvent>[]): void {
  if (writing.peek()) return;
  const controller = new AbortController();
  const writer = createWriter(format, withRaw(fields));
  const pieces: Blob[] = [new Blob([writer.head])];
  let next: string | undefined;
  const change = (part: Partial<Writing>) => {
    const before = writing.peek();
    if (before && !controller.signal.aborted) writing.value = { ...before, ...part };
  };
  const watch = { signal: controller.signal, waiting: (waiting: Waiting | null) => change({ waiting }) };
  const fetchPage = (mark: string | undefined) =>
    read((who) => ask('org.events', { ...who, query, ...(mark !== undefined && { next: mark }) }), watch);
  const take = ({ rows, unread, raw = [] }: OrgPage<OrgEvent>) => {
    pieces.push(new Blob([writer.rows([...rows, ...raw])]));
    const last = rows.at(-1);
    const before = writing.peek();
    change({
      count: (before?.count ?? 0) + rows.length,
      unread: (before?.unread ?? 0) + unread,
      ...(last && { at: Date.parse(last.date) }),
    });
  };
  const follow = async () => {
    for await (const page of pagesOf(fetchPage, next, connection.peek()?.host ?? '')) {
      take(page);
      next = page.next ?? undefined;
    }
    saveFile(fileName('events', format), [...pieces, writer.tail()]);
    const { count: rows = 0, unread = 0 } = writing.peek() ?? {};
    tellExported({ list: 'events', rows, unread, isKept: true });
    writing.value = null;
  };
  const cancel = () => {
    controller.abort(new DOMException('', 'AbortError'));
    // The answer that was still on its way comes when another run may have begun.
    if (writing.peek()?.cancel === cancel) writing.value = null;
  };
  const again = () => {
    change({ error: null });
    follow().catch((reason: unknown) => {
      if (isCancelled(reason)) cancel();
      else change({ error: toErrorInfo(reason), waiting: null });
    });
  };
  const begun = { query, count: 0, unread: 0, at: Date.parse(query.end) };
  writing.value = { ...begun, error: null, waiting: null, again, cancel };
  again();
}

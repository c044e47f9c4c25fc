import { useEffect, useState } from 'preact/hooks';
import { type ErrorInfo, toErrorInfo } from '../../../lib/errors';
import { isCancelled, once, read } from '../connection';
import type { Watch } from '../patience';
import type { ChangeState } from './ChangeDialog';
import { type Draft, isSame, rebase } from './draft';
import type { Current, Editor } from './editor';
import { useWork } from './use-work';

/** A change of one row. */
export interface Change extends ChangeState {
  /** The row as it was read last; null until it has come. */
  readonly current: Current | null;
  /** What it is to become. */
  readonly draft: Draft;
  readonly set: (name: string, value: string) => void;
}

interface State {
  readonly current: Current | null;
  readonly draft: Draft;
  readonly hasMoved: boolean;
  readonly error: ErrorInfo | null;
}

const NOTHING: State = { current: null, draft: {}, hasMoved: false, error: null };

const renewAll = ({ lists }: Editor): void => {
  for (const list of lists) void list.renew();
};

/** The row anew beneath what somebody has changed. */
const onto = (state: State, current: Current): State => ({
  ...state,
  current,
  draft: state.current ? rebase(state.current.draft, state.draft, current.draft) : current.draft,
});

/** After these the row may be another one than was read. */
const leavesDoubt = ({ code }: ErrorInfo): boolean => code === 'perhaps-done' || code === 'org-missing';

interface Sent {
  readonly state: State;
  readonly isDone: boolean;
}

/** The row as it is. One that is gone is still in its lists: they are read anew then. */
const readNow = (editor: Editor, watch: Watch): Promise<Current> =>
  read(editor.read, watch).catch((reason: unknown) => {
    if (toErrorInfo(reason).code === 'org-missing') renewAll(editor);
    throw reason;
  });

/** Has the lists tell of what was done. */
async function listAnew({ lists, drop }: Editor, fetch: () => Promise<Current>): Promise<void> {
  const [own, ...others] = lists;
  for (const list of others) void list.renew();
  if (drop) return drop();
  await fetch().then(
    ({ list }) => list(),
    () => own?.renew(),
  );
}

/** Sends what is to change if the row still is what was shown, request by request; then reads it anew. */
async function sendChange(editor: Editor, state: State, fetch: () => Promise<Current>): Promise<Sent> {
  const now = await fetch();
  if (state.current && !isSame(state.current.draft, now.draft))
    return { state: { ...onto(state, now), hasMoved: true, error: null }, isDone: false };
  let done = 0;
  try {
    for (const step of now.steps(state.draft)) {
      await once(step);
      done += 1;
    }
  } catch (reason) {
    const error = toErrorInfo(reason);
    if (isCancelled(reason) || (done === 0 && !leavesDoubt(error))) throw reason;
    renewAll(editor);
    const after = await fetch().catch(() => null);
    return { state: { ...(after ? onto(state, after) : state), hasMoved: false, error }, isDone: false };
  }
  await listAnew(editor, fetch);
  return { state, isDone: true };
}

/** A change of something, from reading it to having it changed. @param onDone it is done, and the lists know. */
export function useChange(editor: Editor, onDone: (draft: Draft) => void): Change {
  const [state, setState] = useState(NOTHING);
  const { work, ...at } = useWork((error) => setState((before) => ({ ...before, error })));
  const open = () =>
    work(async (watch) => {
      const current = await readNow(editor, watch);
      setState((before) => ({ ...onto(before, current), error: null }));
    });
  const send = () =>
    work(async (watch) => {
      const sent = await sendChange(editor, state, () => readNow(editor, watch));
      if (sent.isDone) onDone(state.draft);
      else setState(sent.state);
    });
  useEffect(() => {
    open();
    return at.cancel;
  }, []);
  return {
    ...state,
    ...at,
    isRead: state.current !== null,
    hasChanged: state.current !== null && !isSame(state.current.draft, state.draft),
    set: (name, value) => setState((now) => ({ ...now, draft: { ...now.draft, [name]: value } })),
    open,
    send,
  };
}

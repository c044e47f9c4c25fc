import type { FrameFacts, PageLook, PageOutcome, SentBy, SentForm } from '..';
import type { Found } from './collect';
import type { Handles } from './handles';
import { carriedNames, isBadSince, lookAtPage, passwordsShown, shownNames } from './page-signs';
import { listenForSending } from './sending';
import { createTyped, type Typed } from './typed-values';

export interface CaptureDeps {
  readonly handles: Handles;
  /** The one walk that this moment's questions share. */
  readonly look: () => Promise<Found>;
  /** At once: the page may be about to go. */
  readonly describe: () => FrameFacts;
  readonly sent: (form: SentForm) => void;
  readonly outcome: (outcome: PageOutcome) => void;
}

/** Remembers what a person types into sign-in forms, and tells when a form is sent and what became of it. */
export interface Capture {
  /** Starts, once; and tells what stands on the page now. @param looksAgain tells a little later that it is time for another look. */
  start(args: { readonly looksAgain: boolean }): Promise<PageLook>;
  /** Something of ours was written into these fields. */
  filled(handles: readonly number[]): void;
}

/** A page answers within these, or by another page. Milliseconds. */
const LOOKS = [300, 1000, 3000, 4000, 8000, 9000];
/** Earlier than this an error may be that of the last try. Milliseconds. */
const ERRS_AFTER = 1000;

/** Looks a few times whether the form that was sent has gone, and tells. Gives what ends the looking. */
function followForm(typed: Typed, outcome: CaptureDeps['outcome']): () => void {
  const since = performance.now();
  let gone = 0;
  const tell = (state: PageOutcome['state']): void =>
    outcome({ state, isEmpty: typed.isEmpty(), isBad: isBadSince(since) });
  const look = (ms: number): void => {
    const isShown = passwordsShown() > 0;
    const wasGone = gone > 1;
    gone = isShown ? 0 : gone + 1;
    const isOver = ms === LOOKS.at(-1) || (ms >= ERRS_AFTER && isBadSince(since));
    // Once could be while it is drawn anew.
    if (gone === 2) {
      tell('gone');
      typed.forgetPasswords();
    } else if (isShown && wasGone) tell('back');
    else if (isShown && isOver) tell('stays');
  };
  const timers = LOOKS.map((ms) => setTimeout(look, ms, ms));
  return () => timers.forEach(clearTimeout);
}

/** Creates the capture of one document; it listens to nothing until it is started. */
export function createCapture({ handles, look, describe, sent, outcome }: CaptureDeps): Capture {
  const typed = createTyped(handles);
  let isStarted = false;
  let last: { by: SentBy; element: number | null; values: string } | null = null;
  let unfollow = (): void => undefined;
  const send = (by: SentBy, source: Element | null): void => {
    if (source === null && !typed.hasPassword()) return;
    const facts = typed.formsOf(describe());
    const values = typed.valuesOf(facts);
    if (values.length === 0) return;
    const element = source && handles.of(source);
    const next = { by, element, values: JSON.stringify(values) };
    const isTold = by === 'leave' ? last?.by === 'submit' : last?.by === by && last.element === element;
    if (isTold && last?.values === next.values) return;
    last = next;
    sent({ by, element, facts, values, carried: carriedNames(), shown: shownNames() });
    unfollow();
    unfollow = followForm(typed, outcome);
  };
  return {
    start: async ({ looksAgain }) => {
      const isFirst = !isStarted;
      isStarted = true;
      if (isFirst) listenForSending({ typed: typed.note, sent: send });
      const again = looksAgain ? LOOKS.filter((ms) => ms >= ERRS_AFTER) : [];
      for (const ms of again) setTimeout(outcome, ms, { state: 'look', isEmpty: false, isBad: false });
      const { fields } = await look();
      if (isFirst) fields.forEach(typed.note);
      return lookAtPage(fields);
    },
    filled: (written) => {
      for (const handle of written) typed.note(handles.find(handle));
    },
  };
}

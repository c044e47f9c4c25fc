/** What ends a line, and what shows nothing at all. */
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
/** What turns the order of the words after it (Unicode UAX #9, explicit formatting), but for the two that we write. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066\u2067]/gu;
const [ISOLATE, END] = ['\u2068', '\u2069'];
const ISOLATES = /[\u2068\u2069]/gu;
/** Scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** True when all that is isolated ends within the text. */
function isClosed(text: string): boolean {
  let depth = 0;
  for (const [mark] of text.matchAll(ISOLATES)) {
    depth += mark === ISOLATE ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/**
 * A name, or whatever else comes from a server, as a part of a sentence of ours: it stays on its line, and changes the order of nothing
 * around it. Texts that hold such parts can be parts themselves.
 */
export function isolated(text: string): string {
  const plain = text.replace(BREAKS, ' ').replace(TURNS, '');
  const closed = isClosed(plain) ? plain : plain.replace(ISOLATES, '');
  return RIGHT_TO_LEFT.test(closed) ? `${ISOLATE}${closed}${END}` : closed;
}

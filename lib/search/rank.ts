/** How good a place is for a word to be found in: the name counts most, its start more than its middle. */
export const POINTS = {
  wholeName: 44,
  nameStart: 40,
  nameWord: 32,
  name: 24,
  detailStart: 20,
  detail: 16,
  hostWord: 14,
  host: 10,
  folder: 6,
  text: 4,
} as const;

/** What is spelled as typed comes before all that is only like it. */
export const EXACT = 128;

/** Above every score that can come about. */
export const SCORES = 256;

const LETTER = /[\p{L}\p{N}]/u;

/** True when no letter or digit stands before `at`. Asked once per hit, so the common ones are told apart without a pattern. */
export function startsWord(line: string, at: number): boolean {
  const before = line.charCodeAt(at - 1);
  if (before >= 0x80) return !LETTER.test(line[at - 1] ?? '');
  const [isDigit, isLetter] = [before >= 0x30 && before <= 0x39, before >= 0x61 && before <= 0x7a];
  return !isDigit && !isLetter;
}

function pointsInName(line: string, word: string, at: number, end: number): number {
  if (at === 0) return word.length === end ? POINTS.wholeName : POINTS.nameStart;
  for (let next = at; next >= 0 && next < end; next = line.indexOf(word, next + 1))
    if (startsWord(line, next)) return POINTS.nameWord;
  return POINTS.name;
}

/** The points of a row for a word that stands at `at` in its line, which is the first and so the best place. */
export function pointsInLine(line: string, word: string, at: number): number {
  const nameEnd = line.indexOf('\n');
  if (at < nameEnd) return pointsInName(line, word, at, nameEnd);
  if (at === nameEnd + 1) return POINTS.detailStart;
  const detailEnd = line.indexOf('\n', nameEnd + 1);
  if (detailEnd < 0 || at < detailEnd) return POINTS.detail;
  return startsWord(line, at) ? POINTS.hostWord : POINTS.host;
}

/** The places whose score is not 0, the highest scores first; equal ones keep their order. */
export function rankPlaces(scores: Uint8Array): Uint32Array {
  const starts = new Uint32Array(SCORES + 1);
  for (const score of scores) if (score > 0) starts[SCORES - score] = (starts[SCORES - score] ?? 0) + 1;
  let sum = 0;
  for (let at = 0; at <= SCORES; at += 1) {
    const size = starts[at] ?? 0;
    starts[at] = sum;
    sum += size;
  }
  const places = new Uint32Array(sum);
  scores.forEach((score, place) => {
    if (score === 0) return;
    const slot = starts[SCORES - score] ?? 0;
    places[slot] = place;
    starts[SCORES - score] = slot + 1;
  });
  return places;
}

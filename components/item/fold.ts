/** Text without case and accents, for comparing: "Éclair" and "eclair" fold to the same. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** The words of a search, folded; each has to be found somewhere. */
export const searchWords = (search: string): string[] => fold(search).split(/\s+/).filter(Boolean);

/** A piece of a text, and whether a searched word stands there. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

interface Folded {
  readonly text: string;
  /** For each folded character, which character of the original it came from. */
  readonly origin: readonly number[];
}

function foldWithOrigin(characters: readonly string[]): Folded {
  const origin: number[] = [];
  let text = '';
  characters.forEach((character, index) => {
    const folded = fold(character);
    text += folded;
    for (let i = 0; i < folded.length; i += 1) origin.push(index);
  });
  return { text, origin };
}

function hitCharacters(characters: readonly string[], words: readonly string[]): Set<number> {
  const { text, origin } = foldWithOrigin(characters);
  const hits = new Set<number>();
  for (const word of words) {
    const start = text.indexOf(word);
    if (start < 0) continue;
    for (const at of origin.slice(start, start + word.length)) hits.add(at);
  }
  return hits;
}

/** Cuts a text into marked and plain pieces: the first place of each word is marked. */
export function markPieces(text: string, words: readonly string[]): Piece[] {
  const characters = [...text];
  const hits = hitCharacters(characters, words);
  const pieces: { text: string; hit: boolean }[] = [];
  characters.forEach((character, index) => {
    const hit = hits.has(index);
    const last = pieces.at(-1);
    if (last && last.hit === hit) last.text += character;
    else pieces.push({ text: character, hit });
  });
  return pieces;
}

import { foldWithOrigin } from './fold';

/** A piece of a text, and whether a searched word stands there. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
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

/**
 * Cuts a text into marked and plain pieces: the first place of each word is marked.
 * @param words folded, see `searchWords` and `parseQuery`
 */
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

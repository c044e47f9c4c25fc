import { markPieces } from '../../lib/search';

/** A text with the searched words underlined. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  if (words.length === 0) return <>{text}</>;
  const pieces = markPieces(text, words).map((piece, index) => ({ ...piece, key: `${index}` }));
  return <>{pieces.map(({ text: piece, hit, key }) => (hit ? <mark key={key}>{piece}</mark> : piece))}</>;
}

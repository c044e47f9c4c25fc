import { searchTextParts } from '../items';
import type { Search } from './find-places';
import { foldWithOrigin } from './fold';
import { rowHosts } from './haystack';

/**
 * Where a search was met when neither name nor second line shows it. `near` is a word that nothing is spelled like exactly;
 * then `text` is the word as it was searched for.
 */
export interface Where {
  readonly kind: 'address' | 'folder' | 'note' | 'field' | 'near';
  readonly text: string;
  /** Of a field. */
  readonly name?: string;
}

const BEFORE = 16;
const LENGTH = 72;

/** Which character of the original text the folded one at `at` came from. */
function originOf(text: string, folded: string, at: number): number {
  if (text.length === folded.length) return at;
  const characters = [...text];
  const index = foldWithOrigin(characters).origin[at] ?? 0;
  return characters.slice(0, index).join('').length;
}

/** A piece of a longer text around what was found, from the start of a word, on one line. */
function excerpt(text: string, at: number): string {
  const early = Math.max(0, at - BEFORE);
  const blank = text.slice(early, at).search(/\s/);
  const from = early === 0 ? 0 : blank < 0 ? at : early + blank + 1;
  const piece = text
    .slice(from, from + LENGTH)
    .replace(/\s+/g, ' ')
    .trim();
  return `${from > 0 ? '…' : ''}${piece}${from + LENGTH < text.length ? '…' : ''}`;
}

function whereInText(text: string, folded: string, words: readonly string[]): Where | null {
  const parts = searchTextParts(text);
  for (const [index, part] of searchTextParts(folded).entries()) {
    const { name, value } = parts[index] ?? part;
    const inValue = words.map((word) => part.value.indexOf(word)).find((at) => at >= 0);
    const shown = excerpt(value, originOf(value, part.value, inValue ?? 0));
    if (name === null && inValue !== undefined) return { kind: 'note', text: shown };
    if (name !== null && (inValue !== undefined || words.some((word) => part.name?.includes(word))))
      return { kind: 'field', name, text: shown };
  }
  return null;
}

/** The part of a line that a row shows: name and second line. */
function shownPart(line: string): string {
  const end = line.indexOf('\n', line.indexOf('\n') + 1);
  return end < 0 ? line : line.slice(0, end);
}

/** Where a row that was found has the words which its name and second line do not show; null when these show all. */
export function whereFound({ haystack, words, folders }: Search, place: number): Where | null {
  const [row, line] = [haystack.rows[place], haystack.lines[place] ?? ''];
  const shown = shownPart(line);
  const hidden = words.filter((word) => !shown.includes(word));
  if (!row || hidden.length === 0) return null;
  const hosts = line.slice(shown.length + 1).split('\n');
  const at = hosts.findIndex((host) => hidden.some((word) => host.includes(word)));
  if (at >= 0) return { kind: 'address', text: rowHosts(row)[at] ?? '' };
  const folder = row.folderId === null ? undefined : folders.get(row.folderId);
  if (folder && hidden.some((word) => folder.folded.includes(word)))
    return { kind: 'folder', text: folder.name ?? '' };
  const inText = whereInText(haystack.texts[place] ?? '', haystack.foldedTexts[place] ?? '', hidden);
  return inText ?? { kind: 'near', text: hidden[0] ?? '' };
}

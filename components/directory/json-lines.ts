/** The line on which a place of a text stands, from 1 on. */
export const lineAt = (text: string, place: number): number => text.slice(0, place).split('\n').length;

/** Where the parser stopped, as far as it says: one browser tells a line, the other a place, for some faults neither. */
export function lineOfFault(text: string, error: unknown): number | null {
  const message = error instanceof Error ? error.message : '';
  const line = /\bline (\d+)/.exec(message)?.[1];
  if (line !== undefined) return Number(line);
  const place = /\bposition (\d+)/.exec(message)?.[1];
  return place === undefined ? null : lineAt(text, Number(place));
}

/**
 * The lines on which the elements of an object's lists begin, by the list's name, in a text that has been parsed without a fault:
 * `{"members": [{…}, {…}]}` gives two for `members`.
 */
export function linesOfLists(text: string): ReadonlyMap<string, readonly number[]> {
  const lists = new Map<string, number[]>();
  let [depth, line] = [0, 1];
  let [word, name] = ['', ''];
  let isFresh = false;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[^\s"[\]{},:]+|[[\]{},:\n]/g)) {
    if (token === '\n') line += 1;
    else {
      if (isFresh && token !== ']') {
        const lines = lists.get(name) ?? [];
        lists.set(name, lines);
        lines.push(line);
      }
      isFresh = false;
      if (token === ':' && depth === 1) name = word;
      if (token === '[' || token === '{') depth += 1;
      if (token === ']' || token === '}') depth -= 1;
      isFresh = depth === 2 && (token === '[' || token === ',');
      word = token.startsWith('"') ? token.slice(1, -1) : word;
    }
  }
  return lists;
}

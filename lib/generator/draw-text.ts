import { pick, randomBelowBig, shuffle } from './random';

/** Characters that a text may have, and how many of them it has at least. */
export interface Share {
  readonly characters: string;
  readonly least: number;
}

/** Row `n` of Pascal's triangle: in how many ways `k` of `n` places can be chosen. */
function choices(n: number): bigint[] {
  const row = [1n];
  for (let k = 1; k <= n; k += 1) row.push(((row[k - 1] as bigint) * BigInt(n - k + 1)) / BigInt(k));
  return row;
}

/**
 * How many texts there are: `table[at][places]` counts those that fill so many places with the shares from `at` on, each with its least
 * number.
 */
function countTexts(shares: readonly Share[], length: number): bigint[][] {
  const rows = Array.from({ length: length + 1 }, (_, n) => choices(n));
  let after: bigint[] = rows.map((_, places) => (places === 0 ? 1n : 0n));
  const table = [after];
  for (const { characters, least } of shares.toReversed()) {
    const powers = rows.map((_, n) => BigInt(characters.length) ** BigInt(n));
    const next = after;
    after = rows.map((row, places) => {
      let sum = 0n;
      for (let own = least; own <= places; own += 1)
        sum += (row[own] as bigint) * (powers[own] as bigint) * (next[places - own] as bigint);
      return sum;
    });
    table.unshift(after);
  }
  return table;
}

/** How many places each share gets, as likely as there are texts with that division; null when no text has so many. */
function drawCounts(shares: readonly Share[], length: number): number[] | null {
  const table = countTexts(shares, length);
  if (table[0]?.[length] === 0n) return null;
  let places = length;
  return shares.map(({ characters, least }, at) => {
    const row = choices(places);
    let left = randomBelowBig(table[at]?.[places] as bigint);
    let own = least;
    for (; own < places; own += 1) {
      const rest = table[at + 1]?.[places - own] as bigint;
      const ways = (row[own] as bigint) * BigInt(characters.length) ** BigInt(own) * rest;
      if (left < ways) break;
      left -= ways;
    }
    places -= own;
    return own;
  });
}

/**
 * A text by chance in which every share has its least number of characters. Every such text is equally likely, which
 * putting in the least numbers first and filling up would not give.
 * @param shares without a character in common; their least numbers together at most `length`.
 * @returns null when there is no such text.
 */
export function drawText(shares: readonly Share[], length: number): string | null {
  const counts = drawCounts(shares, length);
  if (!counts) return null;
  const characters = shares.flatMap((share, at) =>
    Array.from({ length: counts[at] ?? 0 }, () => pick(share.characters)),
  );
  return shuffle(characters).join('');
}

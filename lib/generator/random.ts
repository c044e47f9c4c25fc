const WORD = 2 ** 32;

/**
 * A whole number from 0 up to, not including, `limit`; each is equally likely: draws past the last whole multiple are thrown away.
 * @param limit from 1 to 2^32.
 */
export function randomBelow(limit: number): number {
  const end = WORD - (WORD % limit);
  const draw = new Uint32Array(1);
  for (;;) {
    const [value = 0] = crypto.getRandomValues(draw);
    if (value < end) return value % limit;
  }
}

/** The same for numbers of any size: as many random bits as the limit has, drawn again while they are not below it. */
export function randomBelowBig(limit: bigint): bigint {
  const bits = (limit - 1n).toString(2).length;
  const bytes = new Uint8Array(Math.ceil(bits / 8));
  for (;;) {
    let value = 0n;
    for (const byte of crypto.getRandomValues(bytes)) value = (value << 8n) | BigInt(byte);
    value >>= BigInt(bytes.length * 8 - bits);
    if (value < limit) return value;
  }
}

/** One entry of a list that is not empty. */
export function pick<T>(list: ArrayLike<T>): T {
  return list[randomBelow(list.length)] as T;
}

/** The entries in an order by chance, each order equally likely (Fisher-Yates). */
export function shuffle<T>(list: readonly T[]): T[] {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = randomBelow(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}

/** True while there is enough left for something that costs so much. */
export type Spend = (cost: number) => boolean;

/**
 * What a server may have us do: so much at once, and so much more for each second that passes.
 * @param now Unix milliseconds.
 */
export function createBudget(most: number, perSecond: number, now: () => number): Spend {
  let left = most;
  let at = now();
  return (cost) => {
    const time = now();
    left = Math.min(most, left + (Math.max(0, time - at) / 1000) * perSecond);
    at = time;
    if (cost > left) return false;
    left -= cost;
    return true;
  };
}

import { PATIENCE_MS } from './surface';

/** What only time can show; whatever can be asked for is waited for with `until`. */
export const rest = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks again and again until there is an answer. */
export async function until<T>(what: string, ask: () => Promise<T | null | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== null && answer !== undefined) return answer;
    await rest(50);
  }
  throw new Error(`${what}: nothing within ${PATIENCE_MS / 1000} s`);
}

import { askBackground } from './ask';
import type { Surface } from './driver/surface';
import { rest } from './driver/until';
import type { Held } from './type-login';

/** How often it is looked whether something is asked by now, and how long after one another. Milliseconds. */
const LOOKS = 80;
const BETWEEN_LOOKS = 100;

/** What waits in tabs until the person has answered. */
interface Waiting {
  readonly tabId: number;
  readonly token: string;
  readonly isTaken: boolean;
}

interface StorageApi {
  readonly storage: { readonly session: { get(key: string): Promise<{ waiting?: Waiting[] }> } };
}

async function readTaken(own: Surface, tabId: number): Promise<Waiting | null> {
  const waiting = await own.evaluate(async () => {
    const world = globalThis as unknown as { browser?: StorageApi; chrome: StorageApi };
    return (await (world.browser ?? world.chrome).storage.session.get('waiting')).waiting ?? [];
  });
  return waiting.find((one) => one.tabId === tabId && one.isTaken) ?? null;
}

interface Opened {
  readonly result?: { readonly username: string; readonly updates: string | null };
}

async function readQuestion(own: Surface, held: Held, token: string): Promise<string> {
  const opened = (await askBackground(own, 'save.open', { token })) as Opened;
  const { result: password } = (await askBackground(own, 'save.password', { token })) as { result?: string };
  const { username, updates } = opened.result ?? {};
  return [
    updates === null ? 'save' : 'update',
    ...(username === (held.username ?? '') ? [] : [`with the user name "${username}"`]),
    ...(password === held.password ? [] : [`with the password "${password}"`]),
  ].join(', ');
}

/**
 * What is asked in a tab, and whatever the question holds that was not typed: `save`, `update`, or `nothing`. The answer is "not now".
 * @param own any page of ours.
 * @param isPatient false where there has been time enough already.
 */
export async function readAsked(
  own: Surface,
  tabId: number,
  held: Held,
  isPatient: boolean,
): Promise<string> {
  for (let look = 0; look < (isPatient ? LOOKS : 1); look += 1) {
    if (look > 0) await rest(BETWEEN_LOOKS);
    const taken = await readTaken(own, tabId);
    if (!taken) continue;
    const asked = await readQuestion(own, held, taken.token);
    await askBackground(own, 'save.dismiss', { token: taken.token, never: false });
    return asked;
  }
  return 'nothing';
}

/** Waits as long as is waited for a question. */
export const letAsk = (): Promise<void> => rest(LOOKS * BETWEEN_LOOKS);

import { askBackground } from './ask';
import type { Surface } from './driver/surface';
import { rest, until } from './driver/until';
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

interface Api {
  readonly storage: { readonly session: { get(key: string): Promise<{ waiting?: Waiting[] }> } };
  readonly tabs: {
    query(query: object): Promise<{ id?: number }[]>;
    sendMessage(tabId: number, message: object): Promise<{ ok: boolean } | undefined>;
  };
}

interface World {
  readonly browser?: Api;
  readonly chrome: Api;
}

/** The extension API's number for the tab that stands in front. @param own any page of ours. */
export const frontTab = (own: Surface): Promise<number> =>
  until('the tab in front', () =>
    own.evaluate(async () => {
      const { browser, chrome } = globalThis as unknown as World;
      const [tab] = await (browser ?? chrome).tabs.query({ active: true, lastFocusedWindow: true });
      return tab?.id;
    }),
  );

/** From the filler's first answer until what is typed is followed. Milliseconds. */
const STARTS_IN = 200;

/**
 * Waits until our script in a page hears what is sent there: it comes with the first focus, and a test types in less time than that takes.
 * Goes on where it never comes.
 * @param own any page of ours.
 */
export async function letHear(own: Surface, tabId: number): Promise<void> {
  const hears = (): Promise<boolean> =>
    own.evaluate(async (tab) => {
      const { browser, chrome } = globalThis as unknown as World;
      const { tabs } = browser ?? chrome;
      return tabs.sendMessage(tab, { name: 'page.describe', args: null }).then(
        (answer) => answer?.ok === true,
        () => false,
      );
    }, tabId);
  for (let look = 0; look < LOOKS && !(await hears()); look += 1) await rest(BETWEEN_LOOKS);
  await rest(STARTS_IN);
}

async function readTaken(own: Surface, tabId: number): Promise<Waiting | null> {
  const waiting = await own.evaluate(async () => {
    const { browser, chrome } = globalThis as unknown as World;
    return (await (browser ?? chrome).storage.session.get('waiting')).waiting ?? [];
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

/** Waits until there was as much time for a question since then as is waited for one. @param since as `Date.now()` has it. */
export const letAsk = (since: number): Promise<void> =>
  rest(Math.max(0, since + LOOKS * BETWEEN_LOOKS - Date.now()));

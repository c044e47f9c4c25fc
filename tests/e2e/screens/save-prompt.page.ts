import type { Driver, Surface } from '../driver/surface';
import { until } from '../driver/until';
import { t } from '../words';

declare const chrome: {
  readonly storage: { readonly local: { set(values: object): Promise<void> } };
  readonly runtime: { sendMessage(message: object): Promise<unknown> };
};

/** What the switch on the options page does, without the browser's question, which no automation can answer. */
export const allowSaving = (own: Surface): Promise<void> =>
  own.evaluate(async () => {
    await chrome.storage.local.set({ settings: { offerToSave: true } });
    await chrome.runtime.sendMessage({ name: 'fill.pagesChanged' });
  });

/** Between two presses of somebody who reads. Milliseconds. */
const UNHURRIED = 400;

const OPENS = {
  promptSave: 'promptSaveOpens',
  promptUpdate: 'promptUpdateOpens',
  promptUnlock: 'promptUnlockOpens',
} as const;

export type Asked = keyof typeof OPENS;
export type Answer = 'promptSaveVerb' | 'promptUpdateVerb' | 'promptSaveNew' | 'promptNever';

/** Presses a button of the question until it is taken and the question goes: what has just appeared, or was just pressed, takes none. */
export async function answerPrompt(question: Surface, name: Answer): Promise<void> {
  const isThere = () => question.has('button', t(name)).catch(() => false);
  let isPressed = false;
  await until(`the question to take ${name}`, async () => {
    // A frame that is slow to answer counts as gone: it was not before it was pressed.
    if (!(await isThere())) return isPressed || null;
    await question.click('button', t(name)).catch(() => undefined);
    isPressed = true;
    await new Promise((resolve) => setTimeout(resolve, UNHURRIED));
    return null;
  });
}

/** The question in the corner of a page; in Firefox the word that there is one, which leads to it. */
export function savePrompt(page: Surface) {
  const find = (): Promise<Surface | null> => page.frame('save.html');
  const see = (title: Asked): Promise<Surface> =>
    until(`the question ${title}`, async () => {
      const frame = await find();
      return (await frame?.has('heading', t(title)).catch(() => false)) ? frame : null;
    });
  return {
    find,
    gone: (): Promise<true> => until('no question', async () => ((await find()) ? null : true)),
    /** Waits until it asks this. */
    see,
    /** Waits until it asks this, and gives what it can be answered in. */
    async open(title: Asked, driver: Driver): Promise<Surface> {
      const frame = await see(title);
      if (driver.name === 'chromium') return frame;
      await frame.click('button', t(OPENS[title]));
      const window = await driver.findOwn('save.html');
      await window.see('heading', t(title));
      return window;
    },
  };
}

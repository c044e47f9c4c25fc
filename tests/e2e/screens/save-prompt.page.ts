import type { Surface } from '../driver/surface';
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

/** The question in the corner of a page. */
export function savePrompt(page: Surface) {
  const find = (): Surface | null => page.frame('save.html');
  const gone = (): Promise<true> => until('no question', async () => (find() ? null : true));
  return {
    find,
    gone,
    /** Waits until it asks this. */
    see: (title: 'promptSave' | 'promptUpdate' | 'promptUnlock'): Promise<Surface> =>
      until(`the question ${title}`, async () => {
        const frame = find();
        return (await frame?.has('heading', t(title)).catch(() => false)) ? frame : null;
      }),
    /** Presses a button until the question takes it: what has just appeared takes none. */
    async answer(
      name: 'promptSaveVerb' | 'promptUpdateVerb' | 'promptSaveNew' | 'promptNever',
    ): Promise<void> {
      await until(`the question to take ${name}`, async () => {
        const frame = find();
        if (!frame) return true;
        if (await frame.has('button', t(name)).catch(() => false))
          await frame.click('button', t(name)).catch(() => undefined);
        return null;
      });
    },
  };
}

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ElementHandle, Frame, KeyInput, Page } from 'puppeteer-core';
import { findByRole } from './find-by-role';
import { type Surface, shows } from './surface';
import { until } from './until';

/** When frames were first met. */
const metAt = new WeakMap<Frame, number>();
/** A frame that is asked while it moves to the process of our pages never answers, then or later. */
const MOVES_MS = 1500;

function isSettled(frame: Frame): boolean {
  const met = metAt.get(frame) ?? Date.now();
  metAt.set(frame, met);
  return Date.now() - met > MOVES_MS;
}

/** What has no answer soon: a frame that is going may never give one. */
const soon = <T>(asked: Promise<T>, otherwise: T): Promise<T> =>
  Promise.race([
    asked.catch(() => otherwise),
    new Promise<T>((resolve) => setTimeout(resolve, 2000, otherwise)),
  ]);

/** Elements go while a page redraws; the next try finds their successors. */
async function act(
  page: Page | Frame,
  role: string,
  name: string,
  run: (handle: ElementHandle) => Promise<void>,
): Promise<void> {
  await until(`${role} "${name}"`, async () => {
    const handle = await findByRole(page, role, name).catch(() => null);
    if (!handle) return null;
    return run(handle).then(
      () => true,
      () => null,
    );
  });
}

/** A click on what is switched off is lost; a person would wait for it too. */
const isOn = (handle: ElementHandle): Promise<boolean> =>
  handle.evaluate((element) => !element.matches(':disabled'));

async function click(handle: ElementHandle): Promise<void> {
  if (!(await isOn(handle))) throw new Error('It is switched off.');
  await handle.click();
}

async function press(page: Page, keys: string): Promise<void> {
  const parts = keys.split('+') as KeyInput[];
  const key = parts.pop() as KeyInput;
  for (const modifier of parts) await page.keyboard.down(modifier);
  await page.keyboard.press(key);
  for (const modifier of parts.reverse()) await page.keyboard.up(modifier);
}

/** A Puppeteer page, or a frame of it, as a Surface. Firefox tells no load events for pages of extensions, so nothing here waits for one. */
export function puppeteerSurface(page: Page, inside: Page | Frame = page): Surface {
  const text = () => inside.evaluate(() => document.body?.innerText ?? '');
  return {
    see: (role, name) => act(inside, role, name, async () => undefined),
    gone: async (role, name) =>
      void (await until(`the end of ${role} "${name}"`, () =>
        // A page that did not answer has not said that it is gone.
        findByRole(inside, role, name).then(
          (found) => (found ? null : true),
          () => null,
        ),
      )),
    has: async (role, name) => (await soon(findByRole(inside, role, name), null)) !== null,
    click: (role, name) => act(inside, role, name, click),
    clickAt: (x, y, held = 0) => page.mouse.click(x, y, { delay: held }),
    fill: (role, name, value) =>
      act(inside, role, name, async (handle) => {
        await handle.focus();
        await handle.evaluate((field) => (field as HTMLInputElement).select());
        await page.keyboard.press('Backspace');
        await handle.type(value);
      }),
    choose: async (files) => {
      const input = await until('the chooser', () => inside.$('input[type="file"]'));
      await (input as ElementHandle<HTMLInputElement>).uploadFile(...files);
    },
    value: (role, name) =>
      until(`${role} "${name}"`, async () => {
        const handle = await findByRole(inside, role, name).catch(() => null);
        return handle?.evaluate((field) => (field as HTMLInputElement).value);
      }),
    press: (keys) => press(page, keys),
    type: (value) => page.keyboard.type(value),
    seeText: async (wanted) =>
      void (await until(`the text "${wanted}"`, async () => ((await text()).includes(wanted) ? true : null))),
    text,
    evaluate: (run, arg) => inside.evaluate(run as never, arg as never),
    inject: async (source) => void (await inside.evaluate(`${source};0`)),
    async picture(file) {
      mkdirSync(dirname(file), { recursive: true });
      await page.screenshot({ path: file as `${string}.png` });
    },
    // Of frames that show a page of ours it does not know the address.
    frame: async (file) => {
      for (const frame of page.frames().filter(isSettled)) {
        const url = await soon(
          frame.evaluate(() => location.href),
          '',
        );
        if (shows(url, file)) return puppeteerSurface(page, frame);
      }
      return null;
    },
    reload: async () => void (await page.evaluate(() => location.reload())),
    toFront: () => page.bringToFront(),
    close: () => page.close(),
  };
}

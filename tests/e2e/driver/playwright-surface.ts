import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Frame, Page } from 'playwright';
import { PATIENCE_MS, type Surface, shows } from './surface';

type Role = Parameters<Page['getByRole']>[0];

const pages = new WeakMap<Surface, Page>();

/** The Playwright page behind a surface, for what only Chromium's tests do. */
export function pageOf(surface: Surface): Page {
  const page = pages.get(surface);
  if (!page) throw new Error('This surface is no Playwright page.');
  return page;
}

/** A Playwright page, or a frame of it, as a Surface. */
export function playwrightSurface(page: Page, inside: Page | Frame = page): Surface {
  page.setDefaultTimeout(PATIENCE_MS);
  const find = (role: string, name: string) => inside.getByRole(role as Role, { name, exact: true }).first();
  const surface: Surface = {
    see: (role, name) => find(role, name).waitFor({ state: 'visible' }),
    gone: (role, name) => find(role, name).waitFor({ state: 'hidden' }),
    has: (role, name) => find(role, name).isVisible(),
    click: (role, name) => find(role, name).click(),
    clickAt: (x, y, held = 0) => page.mouse.click(x, y, { delay: held }),
    fill: (role, name, text) => find(role, name).fill(text),
    choose: (files) => inside.locator('input[type="file"]').setInputFiles([...files]),
    value: (role, name) => find(role, name).inputValue(),
    press: (keys) => page.keyboard.press(keys),
    type: (text) => page.keyboard.type(text),
    seeText: (text) => inside.getByText(text).filter({ visible: true }).first().waitFor(),
    text: () => inside.locator('body').innerText(),
    evaluate: (run, arg) => inside.evaluate(run as never, arg as never),
    inject: async (source) => void (await inside.evaluate(`${source};0`)),
    async picture(file) {
      mkdirSync(dirname(file), { recursive: true });
      await page.screenshot({ path: file, animations: 'disabled' });
    },
    async inTheDark(work) {
      await page.emulateMedia({ colorScheme: 'dark' });
      await work().finally(() => page.emulateMedia({ colorScheme: 'light' }));
    },
    frame: async (file) => {
      const found = page.frames().find((frame) => shows(frame.url(), file));
      return found ? playwrightSurface(page, found) : null;
    },
    reload: async () => void (await page.reload()),
    toFront: () => page.bringToFront(),
    close: () => page.close(),
  };
  pages.set(surface, page);
  return surface;
}

import { join } from 'node:path';
import type { TestInfo } from 'playwright/test';
import { RESULTS } from '../setup/paths.mjs';
import { findObstacles } from './axe';
import type { Surface } from './driver/surface';
import { expect } from './fixtures';

/** A popup of the same size on the glass, in which everything is twice as large; and back. */
const zoom = (page: Surface, isOn: boolean): Promise<void> =>
  page.evaluate((on) => {
    const { style } = document.documentElement;
    const half = { 'font-size': '200%', '--popup-w': '11.875rem', '--popup-h': '18.75rem' };
    for (const [name, value] of Object.entries(half)) style.setProperty(name, on ? value : null);
  }, isOn);

/** What reaches beyond the sides of the popup; the chips scroll sideways. */
const findCut = (page: Surface): Promise<string[]> =>
  page.evaluate(() => {
    const frame = document.querySelector('.popup')?.getBoundingClientRect();
    if (!frame) return [];
    const shown = [...document.querySelectorAll('.popup button, .popup input, .popup h1, .popup label')];
    const isCut = (element: Element) => {
      if (element.closest('.chips')) return false;
      const { left, right, width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && (left < frame.left - 1 || right > frame.right + 1);
    };
    return shown.filter(isCut).map(({ outerHTML }) => outerHTML.slice(0, 160));
  });

/** Looks at a page in light, and in the dark where a browser can turn it: colours do not differ between browsers. */
async function inEachTheme(page: Surface, look: (theme: 'light' | 'dark') => Promise<void>): Promise<void> {
  await look('light');
  await page.inTheDark?.(() => look('dark'));
}

/**
 * Pictures a screen into test-results/screens, light and dark, and fails the test in the end when something stands in a person's way on
 * it.
 * @param options `zoomed`: once more at 200 %. `frame`: of the page, where what is looked at stands in it.
 */
export async function checkScreen(
  info: TestInfo,
  page: Surface,
  name: string,
  { zoomed = false, frame = page }: { zoomed?: boolean; frame?: Surface } = {},
): Promise<void> {
  const picture = (what: string) => page.picture(join(RESULTS, 'screens', info.project.name, `${what}.png`));
  await inEachTheme(page, async (theme) => {
    await picture(`${name}-${theme}`);
    expect.soft(await findObstacles(frame), `${name}, ${theme}`).toEqual([]);
  });
  if (!zoomed) return;
  await zoom(page, true);
  await inEachTheme(page, (theme) => picture(`${name}-${theme}-zoomed`));
  expect.soft(await findCut(page), `${name}, twice as large`).toEqual([]);
  await zoom(page, false);
}

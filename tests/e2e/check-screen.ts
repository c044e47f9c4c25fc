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

/**
 * Pictures a screen into test-results/screens, and fails the test in the end when something stands in a person's way on it.
 * @param options `zoomed`: once more at 200 %.
 */
export async function checkScreen(
  info: TestInfo,
  page: Surface,
  name: string,
  { zoomed = false } = {},
): Promise<void> {
  const file = (suffix: string) => join(RESULTS, 'screens', info.project.name, `${name}${suffix}.png`);
  await page.picture(file(''));
  expect.soft(await findObstacles(page), name).toEqual([]);
  if (!zoomed) return;
  await zoom(page, true);
  await page.picture(file('-zoomed'));
  expect.soft(await findCut(page), `${name}, twice as large`).toEqual([]);
  await zoom(page, false);
}

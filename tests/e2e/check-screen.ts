import { join } from 'node:path';
import type { TestInfo } from 'playwright/test';
import { RESULTS } from '../setup/paths.mjs';
import { findObstacles } from './axe';
import type { Surface } from './driver/surface';
import { expect } from './fixtures';

/** Pictures a screen into test-results/screens, and fails the test in the end when something stands in a person's way on it. */
export async function checkScreen(info: TestInfo, page: Surface, name: string): Promise<void> {
  await page.picture(join(RESULTS, 'screens', info.project.name, `${name}.png`));
  expect.soft(await findObstacles(page), name).toEqual([]);
}

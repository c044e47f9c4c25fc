import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Surface } from './driver/surface';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly help: string;
  readonly where: readonly string[];
}

/**
 * What axe has against the page as it stands: WCAG A and AA, and the best practices. One rule is left out: it wants a row's name to be
 * its visible text letter by letter, and ours puts commas between the parts so that they are read apart.
 */
export async function findObstacles(page: Pick<Surface, 'inject' | 'evaluate'>): Promise<readonly Finding[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.inject(source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run({ rules: { 'label-content-name-mismatch': { enabled: false } } });
    return violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }));
  });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';

/**
 * Draws the toolbar icons anew from components/ui/key.svg, with any Chromium:
 * `node tests/gallery/draw-icons.mjs [path of the browser]`. Needed only when the drawing has changed.
 */
const SIZES = [16, 32, 48, 128];
const root = new URL('../..', import.meta.url).pathname;
const svg = readFileSync(join(root, 'components/ui/key.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  await page.screenshot({ path: join(root, `public/icon/${size}.png`), omitBackground: true });
}
await browser.close();

import { expect, test } from './fixtures';

test.use({ dark: true });

/** Run in a page of ours: how bright its ground and its words are, of 255, and what a script of it has chosen. */
function readColours() {
  const { body, head, documentElement: root } = document;
  const { backgroundColor, color } = getComputedStyle(body);
  const brightness = (rgb: string) => Math.max(...(rgb.match(/\d+/g) ?? []).map(Number));
  return {
    ground: brightness(backgroundColor),
    words: brightness(color),
    chosen: root.dataset.theme ?? null,
    waitsForSheet: head.querySelector('link[rel="stylesheet"]') !== null,
  };
}

test('A browser that prefers the dark gets dark pages from the first paint, for which no script is waited for', async ({
  driver,
}) => {
  for (const path of ['popup.html', 'options.html']) {
    const page = await driver.openOwn(path);
    const { ground, words, ...rest } = await page.evaluate(readColours);
    expect(rest, path).toEqual({ chosen: null, waitsForSheet: true });
    expect(ground, path).toBeLessThan(64);
    expect(words, path).toBeGreaterThan(192);
  }
});

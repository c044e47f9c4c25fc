import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { bundleFiller } from '../pages/bundle-filler.ts';
import { needBrowser, sandboxArgs } from '../setup/browsers.mjs';
import type { LabelledFrame, Marks } from './labelled-filler.ts';

export interface LabelledPage extends LabelledFrame {
  /** File name without its ending. */
  readonly name: string;
}

interface LabelledWindow {
  fillPage: { describeLabelled(marks: Marks): LabelledFrame };
}

/** The same for all: a file's name would tell what its forms are for. */
const ADDRESS = 'https://page.example/';
const AT_ONCE = 3;

/** Scripts are off by policy: switched off in the browser, what stands for people without scripts would come to life. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "script-src 'none'",
};

type Html = { current: string };

async function openPage(context: BrowserContext, html: Html): Promise<Page> {
  const page = await context.newPage();
  await page.route('**/*', (route) =>
    route.request().url() === ADDRESS
      ? route.fulfill({ body: html.current, headers: HEADERS })
      : route.abort(),
  );
  return page;
}

async function describeOne(page: Page, script: string, marks: Marks): Promise<LabelledFrame> {
  await page.goto(ADDRESS, { waitUntil: 'domcontentloaded' });
  await page.evaluate(`${script}; self.fillPage = fillPage;`);
  return page.evaluate(
    (given) => (self as unknown as LabelledWindow).fillPage.describeLabelled(given),
    marks,
  );
}

async function describeAll(browser: Browser, pages: readonly (readonly [string, string])[], marks: Marks) {
  const script = await bundleFiller('../corpus/labelled-filler.ts');
  const context = await browser.newContext();
  const waiting = [...pages];
  const found: LabelledPage[] = [];
  const worker = async () => {
    const html: Html = { current: '' };
    const page = await openPage(context, html);
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      html.current = next[1];
      found.push({ name: next[0], ...(await describeOne(page, script, marks)) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found.sort((one, other) => one.name.localeCompare(other.name));
}

/** The pages of a folder, by name. */
export function readPages(folder: string): (readonly [string, string])[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.html'));
  return files.map((name) => [name.replace(/\.html$/, ''), readFileSync(join(folder, name), 'utf8')]);
}

/** What the filler sees of pages in a real Chromium without a network, with the answers that stood in their markup. */
export async function collect(
  pages: readonly (readonly [string, string])[],
  marks: Marks,
): Promise<LabelledPage[]> {
  const browser = await chromium.launch({ executablePath: needBrowser('chromium'), args: sandboxArgs() });
  try {
    return await describeAll(browser, pages, marks);
  } finally {
    await browser.close();
  }
}

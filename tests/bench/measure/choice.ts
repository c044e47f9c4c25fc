import type { Frame } from 'playwright';
import { allowSuggestions, suggestFrame } from '../../e2e/screens/suggest.page.ts';
import { type Subject, type Watched, within } from '../subject.ts';
import { type Measure, repeat } from './bench-case.ts';

/** A frame has to have been seen, and the pointer over it, for longer than this. Milliseconds. */
const SEEN_MS = 900;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Listening {
  chosenAt: Promise<number>;
}

/** Runs in the frame: listens for the choice, and notes the moment of it, in Unix milliseconds. */
function listen(name: string): void {
  const world = globalThis as unknown as Listening;
  world.chosenAt = new Promise((resolve) => {
    const note = (event: Event) => resolve(performance.timeOrigin + event.timeStamp);
    addEventListener(name, note, { capture: true, once: true });
  });
}

/** Does what chooses, and gives its moment: asked for before, as the frame is gone when the fields are filled. */
async function choose(frame: Frame, name: 'click' | 'keydown', act: () => Promise<void>): Promise<number> {
  await pause(SEEN_MS);
  await frame.evaluate(listen, name);
  const chosen = frame.evaluate(() => (globalThis as unknown as Listening).chosenAt);
  await act();
  return chosen;
}

type Choose = (site: Watched, frame: Frame) => Promise<number>;

const chooseByClick: Choose = async (_, frame) => {
  const row = frame.getByRole('option').first();
  await row.hover();
  return choose(frame, 'click', () => row.click());
};

const chooseByKey: Choose = async ({ page }, frame) => {
  await page.keyboard.press('ArrowDown');
  await frame.getByRole('option', { selected: true }).waitFor();
  return choose(frame, 'keydown', () => page.keyboard.press('Enter'));
};

/** Opens the suggestions beside a field of the page anew, and chooses the first; from the choice to the password in its box. */
async function fillBy(chooseBy: Choose, { rest, patience }: Subject, site: Watched): Promise<number> {
  const { page } = site;
  await page.reload();
  await page.bringToFront();
  await page.click('#email');
  const frame = await suggestFrame(site.surface).see();
  await rest();
  const chosen = await within(patience, 'a choice', chooseBy(site, frame));
  const found = await page.waitForFunction(() => latchkeyProbe.filledAt, undefined, { polling: 50 });
  return ((await found.jsonValue()) ?? Number.NaN) - chosen;
}

/** A suggestion beside a field, from the choice to the filled fields. */
export const measureChoice: Measure = async ({ world, subject, recorder, runs }) => {
  const own = await subject.openBlank();
  await allowSuggestions(own.surface);
  const site = await subject.open(world.siteUrl);
  await fillBy(chooseByClick, subject, site);
  await repeat(runs, async () => {
    recorder.add('choice.click', await fillBy(chooseByClick, subject, site));
    recorder.add('choice.key', await fillBy(chooseByKey, subject, site));
  });
  await site.page.close();
  await own.page.close();
};

import { t } from '../../e2e/words.ts';
import { SEARCH_WORDS } from '../../server/big-vault.ts';
import type { Settled } from '../probe.ts';
import { medianOf } from '../stats.ts';
import { type Watched, within } from '../subject.ts';
import { drawEcho } from '../yardsticks/draw-echo.ts';
import { type Measure, repeat } from './bench-case.ts';

/** Types a word a letter at a time into what has the focus; gives the times of each. */
export async function typeWord({ page, probe }: Watched, word: string, patience: number): Promise<Settled[]> {
  const times: Settled[] = [];
  for (const letter of word) {
    await page.keyboard.press(letter);
    times.push(await within(patience, `results for "${word}"`, probe.settled()));
  }
  return times;
}

/** Empties the field. */
export async function clear({ page, probe }: Watched): Promise<void> {
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await probe.settled();
}

/** How many of the rows in view carry the rare word, which three items have. */
const rareRows = ({ page }: Watched): Promise<number> =>
  page.evaluate((word) => {
    const rows = [...document.querySelectorAll('[role="option"][aria-label]')];
    return rows.filter((row) => row.getAttribute('aria-label')?.toLowerCase().includes(word)).length;
  }, SEARCH_WORDS.rare);

const median = (values: readonly number[]): number => medianOf(values) ?? Number.NaN;

const WORDS = ['common', 'rare', 'typo', 'none'] as const;

/** Types four words into the search field, and the same letters into a page that only repeats them. */
export const measureSearch: Measure = async ({ world, subject, recorder, runs }) => {
  const popup = await subject.openPopup();
  await within(subject.patience, 'the list', popup.probe.opened());
  await popup.probe.arm({ kind: 'lines', count: world.vault.live });
  await within(subject.patience, 'all rows', popup.probe.reached());
  await popup.page.getByRole('combobox', { name: t('search') }).focus();
  await subject.rest();
  await repeat(runs, async () => {
    const all: Settled[] = [];
    for (const name of WORDS) {
      const times = await typeWord(popup, SEARCH_WORDS[name], subject.patience);
      recorder.add(`search.${name}`, median(times.map(({ paint }) => paint)));
      if (name === 'rare' || name === 'typo') recorder.add(`hits.${name}`, await rareRows(popup));
      all.push(...times);
      await clear(popup);
    }
    recorder.add('search.worst', Math.max(...all.map(({ paint }) => paint)));
    recorder.add('search.change', median(all.map(({ change }) => change)));
  });
  await popup.page.close();

  const echo = await subject.openBlank();
  await echo.page.evaluate(drawEcho);
  await repeat(runs, async () => {
    const times = await typeWord(echo, SEARCH_WORDS.rare, subject.patience);
    recorder.add('bare.key', median(times.map(({ paint }) => paint)));
    await clear(echo);
  });
  await echo.page.close();
};

import { t } from '../../e2e/words.ts';
import type { Recorder } from '../recorder.ts';
import { type Subject, type Watched, within } from '../subject.ts';
import { ACCOUNT, ROUNDS } from '../world.ts';
import { deriveBare } from '../yardsticks/derive-bare.ts';
import { type Measure, repeat } from './bench-case.ts';

/** Presses Enter on the unlock screen; gives the time from there to the first row. */
export async function timeUnlock(subject: Subject, popup: Watched): Promise<number> {
  const { surface, probe } = popup;
  await surface.see('heading', t('unlock'));
  await subject.typePassword(popup);
  await subject.rest();
  await probe.arm({ kind: 'row' });
  await surface.press('Enter');
  const shown = await within(subject.patience, 'the first row after unlocking', probe.reached());
  return shown - (await probe.at('keydown'));
}

/** What the key alone costs in this page, right now. */
export const timeKey = (popup: Watched): Promise<number> =>
  popup.page.evaluate(deriveBare, { password: ACCOUNT.password, salt: ACCOUNT.email, rounds: ROUNDS });

/** Adds one unlock, with what the key took before and after it. The quicker one counts: what is left is then rather too much. */
function addUnlock(recorder: Recorder, all: number, keys: readonly number[]): void {
  recorder.add('unlock.all', all);
  for (const key of keys) recorder.add('bare.kdf', key);
  recorder.add('unlock.rest', all - Math.min(...keys));
}

/** Locks and unlocks in a popup that was opened for it, as a person finds it. */
export const measureUnlock: Measure = async ({ subject, recorder, runs }) => {
  await repeat(runs, async () => {
    const open = await subject.openPopup();
    await within(subject.patience, 'the list', open.probe.opened());
    await subject.lock(open);
    await open.page.close();
    await subject.rest();
    const popup = await subject.openPopup();
    await popup.surface.see('heading', t('unlock'));
    const before = await timeKey(popup);
    const all = await timeUnlock(subject, popup);
    await subject.rest();
    addUnlock(recorder, all, [before, await timeKey(popup)]);
    await popup.page.close();
  });
};

import { type Subject, within } from '../subject.ts';
import { type Measure, repeat } from './bench-case.ts';

/** Opens the popup over a page and closes it again: milliseconds to its first row. */
export async function timePopup(subject: Subject, tabId: number): Promise<number> {
  const popup = await subject.openPopup(tabId);
  const shown = await within(subject.patience, 'the first row of the popup', popup.probe.opened());
  await subject.rest();
  await popup.page.close();
  await subject.rest();
  return shown;
}

/** Opens the popup over a site's page, with the worker running and with the worker stopped; a blank page goes first each time. */
export const measurePopup: Measure = async ({ world, subject, recorder, runs }) => {
  const site = await subject.open(world.siteUrl);
  const tabId = await subject.driver.tabId(site.surface);
  const openBlank = async (): Promise<number> => {
    const blank = await subject.openBlank();
    const shown = await blank.probe.blank();
    await blank.page.close();
    await subject.rest();
    return shown;
  };
  await timePopup(subject, tabId);
  await repeat(runs, async () => {
    recorder.add('bare.page', await openBlank());
    recorder.add('popup.warm', await timePopup(subject, tabId));
  });
  await repeat(runs, async () => {
    await subject.driver.killBackground();
    await subject.rest();
    recorder.add('bare.page.stopped', await openBlank());
    await subject.driver.killBackground();
    await subject.rest();
    recorder.add('popup.stopped', await timePopup(subject, tabId));
  });
  await site.page.close();
};

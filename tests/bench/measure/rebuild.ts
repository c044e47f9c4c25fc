import { type Subject, within } from '../subject.ts';
import { type Measure, repeat } from './bench-case.ts';

/** Empties the table of sealed list rows; false when this build has none. Runs in a page of ours. */
async function emptySealed(): Promise<boolean> {
  const names = (await indexedDB.databases()).map(({ name }) => name);
  if (!names.includes('latchkey')) return false;
  const opening = indexedDB.open('latchkey');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  try {
    if (!database.objectStoreNames.contains('sealed')) return false;
    const change = database.transaction('sealed', 'readwrite');
    change.objectStore('sealed').clear();
    await new Promise((resolve, reject) => {
      change.oncomplete = resolve;
      change.onerror = () => reject(change.error);
    });
    return true;
  } finally {
    database.close();
  }
}

async function loseOverview(subject: Subject): Promise<boolean> {
  const blank = await subject.openBlank();
  const isLost = await blank.page.evaluate(emptySealed);
  await blank.page.close();
  await subject.driver.killBackground();
  await subject.rest();
  return isLost;
}

/** Takes the stored overview away, and the worker with it; then opens the popup. */
export const measureRebuild: Measure = async ({ world, subject, recorder, runs }) => {
  await repeat(runs, async () => {
    if (!(await loseOverview(subject))) {
      recorder.note('This build keeps no overview, so there is none to rebuild.');
      return;
    }
    const popup = await subject.openPopup();
    await popup.probe.arm({ kind: 'lines', count: world.vault.live });
    const first = await within(subject.patience, 'the first row of a new overview', popup.probe.opened());
    const all = await within(subject.patience, 'all rows of a new overview', popup.probe.reached());
    recorder.add('rebuild.first', first);
    recorder.add('rebuild.all', all);
    await subject.rest();
    await popup.page.close();
    await subject.rest();
  });
};

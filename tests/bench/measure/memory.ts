import { extensionProcess, heapOf, heapOfWorker } from '../heap.ts';
import { within } from '../subject.ts';
import { type Measure, repeat } from './bench-case.ts';
import { timeKey, timeUnlock } from './unlock.ts';

/** Starts the browser anew, unlocks, lets all rows come, and weighs what is held then. */
export const measureMemory: Measure = async ({ world, subject, recorder, runs }) => {
  await repeat(runs, async () => {
    await subject.restart();
    const popup = await subject.openPopup();
    const all = await timeUnlock(subject, popup);
    await popup.probe.arm({ kind: 'lines', count: world.vault.live });
    await within(subject.patience, 'all rows', popup.probe.reached());
    await subject.rest();
    const process = await extensionProcess(subject.driver);
    if (process) {
      recorder.add('process.share', process.share);
      recorder.add('process.footprint', process.footprint);
    } else
      recorder.note('The extension’s process was not weighed: this system has no /proc/PID/smaps_rollup.');
    const worker = await heapOfWorker(subject.driver);
    const page = await heapOf(popup.page);
    recorder.add('heap.worker', worker.heap);
    recorder.add('buffers.worker', worker.buffers);
    recorder.add('heap.popup', page.heap);
    recorder.add('buffers.popup', page.buffers);
    const disk = await popup.page.evaluate(async () => {
      const { usage, usageDetails } = (await navigator.storage.estimate()) as StorageEstimate & {
        usageDetails?: { indexedDB?: number };
      };
      return usageDetails?.indexedDB ?? usage ?? 0;
    });
    recorder.add('disk.indexeddb', disk);
    recorder.add('unlock.start', all - Math.min(await timeKey(popup), await timeKey(popup)));
    await popup.page.close();
  });
};

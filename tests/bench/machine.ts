import { cpus, loadavg, totalmem } from 'node:os';
import type { Machine } from './result.ts';
import type { Subject } from './subject.ts';

/** What the numbers were measured on. */
export function describeMachine(load: number, subject: Subject): Machine {
  const all = cpus();
  return {
    cores: all.length,
    processor: all[0]?.model.trim() ?? 'unknown',
    memoryBytes: totalmem(),
    browser: `Chromium ${subject.driver.context.browser()?.version() ?? ''}`.trim(),
    load,
  };
}

/** Processes that wanted a core during the last minute; 0 where the system does not tell. */
export const currentLoad = (): number => loadavg()[0] ?? 0;

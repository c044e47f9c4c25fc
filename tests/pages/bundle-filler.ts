import { bundle } from '../setup/bundle.ts';

const FILLER = '../../lib/fill/page/filler.ts';

/**
 * The filler as one script that puts `createFiller` into the global `fillPage`.
 * @param entry another module in its place, relative to this file.
 */
export const bundleFiller = (entry = FILLER): Promise<string> =>
  bundle(new URL(entry, import.meta.url), 'fillPage');

import { build } from 'vite';

const FILLER = '../../lib/fill/page/filler.ts';

/**
 * The filler as one script that puts `createFiller` into the global `fillPage`; minified, as it would be shipped.
 * @param entry another module in its place, relative to this file.
 */
export async function bundleFiller(entry = FILLER): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2024',
      lib: {
        entry: new URL(entry, import.meta.url).pathname,
        formats: ['iife'],
        name: 'fillPage',
      },
    },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}

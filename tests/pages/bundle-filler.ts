import { build } from 'vite';

/** The filler as one script that puts `createFiller` into the global `fillPage`; minified, as it would be shipped. */
export async function bundleFiller(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2024',
      lib: {
        entry: new URL('../../lib/fill/page/index.ts', import.meta.url).pathname,
        formats: ['iife'],
        name: 'fillPage',
      },
    },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}

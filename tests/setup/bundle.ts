import { build } from 'vite';

/**
 * A module as one script for a page; minified, as it would be shipped.
 * @param name of the global that its exports are put into.
 */
export async function bundle(entry: URL, name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, target: 'es2024', lib: { entry: entry.pathname, formats: ['iife'], name } },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}

import { resolve } from 'node:path';
import { build } from 'vite';

/**
 * Bundles page.html with all cases into a folder, to be served to a browser: `node tests/vectors/build.ts <folder>`.
 * The page puts its result on `window.vectorsResult`.
 */
const folder = process.argv[2];
if (!folder) throw new Error('Say where to: node tests/vectors/build.ts <folder>');

await build({
  root: import.meta.dirname,
  base: './',
  configFile: false,
  logLevel: 'warn',
  build: {
    outDir: resolve(folder),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: resolve(import.meta.dirname, 'page.html') },
  },
});

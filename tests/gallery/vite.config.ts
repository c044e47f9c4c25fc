import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Every screen with sample data, outside of any browser's extension: `vite build -c tests/gallery/vite.config.ts`. */
export default defineConfig({
  root: here('.'),
  base: './',
  resolve: { alias: { 'wxt/browser': here('./browser.ts') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: here('../../.output/gallery'),
    emptyOutDir: true,
    target: 'es2024',
    modulePreload: { polyfill: false },
  },
});

/**
 * Lets plain Node load `lib`, whose imports leave out `.ts` and `/index.ts` as bundlers allow. Import this first, and what needs
 * `lib` afterwards with `await import(...)`. Bundlers and test runners do not need it.
 */
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';

const HAS_EXTENSION = /\.(?:[cm]?[jt]s|json|node)$/;

function completed(specifier: string, parent: string | undefined): string {
  if (!specifier.startsWith('.') || HAS_EXTENSION.test(specifier) || parent === undefined) return specifier;
  const found = [`${specifier}.ts`, `${specifier}/index.ts`].find((name) =>
    existsSync(new URL(name, parent)),
  );
  return found ?? specifier;
}

registerHooks({
  resolve: (specifier, context, next) => next(completed(specifier, context.parentURL), context),
});

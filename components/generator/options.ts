import { signal } from '@preact/signals';
import { generatorOptionsItem } from '../../lib/browser';
import { DEFAULT_OPTIONS, type GeneratorOptions, readOptions } from '../../lib/generator';
import { attempt } from '../state/notice';

/** How things are generated; kept from one time to the next. */
export const options = signal<GeneratorOptions>(DEFAULT_OPTIONS);

void generatorOptionsItem.get().then(
  (stored) => {
    if (options.peek() === DEFAULT_OPTIONS) options.value = readOptions(stored);
  },
  () => undefined,
);

export function changeOptions(change: Partial<GeneratorOptions>): void {
  options.value = { ...options.peek(), ...change };
  attempt(generatorOptionsItem.set(options.peek()));
}

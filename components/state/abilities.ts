import { signal } from '@preact/signals';
import { ask } from '../../lib/protocol';
import { onLock } from './session';

interface Abilities {
  readonly trash: boolean;
  readonly archive: boolean;
}

/** What the server can do with items; null until it is known. */
export const abilities = signal<Abilities | null>(null);

onLock(() => {
  abilities.value = null;
});

/** Finds out, for what is about to be offered. */
export function readAbilities(): void {
  ask('vault.abilities').then(
    (told) => {
      abilities.value = told;
    },
    () => undefined,
  );
}

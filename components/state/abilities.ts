import { signal } from '@preact/signals';
import { ask } from '../../lib/protocol';
import { onLock } from './session';

const UNKNOWN = { trash: false, archive: false };

/** What the server can do with items; nothing until it is known. */
export const abilities = signal(UNKNOWN);

onLock(() => {
  abilities.value = UNKNOWN;
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

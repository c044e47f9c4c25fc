import { signal } from '@preact/signals';
import { onLock } from './session';

/** Which of a sync's questions the person looks at. */
export const looking = signal<'strangers' | 'owners' | null>(null);

onLock(() => {
  looking.value = null;
});

export const stopLooking = (): void => {
  looking.value = null;
};

import { signal } from '@preact/signals';
import { onLeave } from './connection';

/** A file into which some rows did not get as they should. */
export interface Exported {
  /** The name of its list. */
  readonly list: string;
  /** How many rows it has. */
  readonly rows: number;
  /** How many could not be read. */
  readonly unread: number;
  /** Those are in it too, as they came. */
  readonly isKept: boolean;
}

/** The last file that was written, if there is something to say about it. */
export const exported = signal<Exported | null>(null);

onLeave(() => {
  exported.value = null;
});

/** Says so where not all rows got into a file as they should. */
export const tellExported = (now: Exported): void => {
  exported.value = now.unread > 0 ? now : null;
};

import { Icon } from '../ui/Icon';
import type { Reorder } from './use-reorder';

/** The handle by which a pointer drags an entry; keys move it from anywhere in the entry, so that it is no stop for them. */
export function Grip({ at, reorder }: { at: number; reorder: Reorder }) {
  return (
    <span class="grip" aria-hidden="true" onPointerDown={(event) => reorder.drag(event, at)}>
      <Icon name="grip" small />
    </span>
  );
}

/** A key that does the same as what it stands beside; never part of a name that readers say. */
export function KeyCap({ cap, go = false }: { cap: string; go?: boolean }) {
  return (
    <span class="cap" aria-hidden="true">
      <kbd class={go ? 'go' : ''}>{cap}</kbd>
    </span>
  );
}

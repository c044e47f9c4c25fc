/** The key mark; decoration, a heading stands beside it. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 36 36" aria-hidden="true">
      <rect class="ground" width="36" height="36" rx="9" />
      <path class="bow" d="M15 16.5V27h9M15 22.5h4.5M10.5 11.5a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z" />
    </svg>
  );
}

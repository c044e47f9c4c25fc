interface Observing {
  readonly IntersectionObserverEntry?: { readonly prototype: object };
}

/**
 * True where a frame can find out whether a person sees it: by Chromium's tracking of what lies over it. Asked by the script that shows a
 * frame and by the page in it, which have to agree on how they speak to each other.
 */
export function canProveSight(): boolean {
  const { IntersectionObserverEntry: entry } = globalThis as Observing;
  return entry !== undefined && 'isVisible' in entry.prototype;
}

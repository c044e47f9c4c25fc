/** How long a frame has to be in sight, without a break and in one place, before a click in it counts. Milliseconds. */
const SEEN_MS = 500;
/**
 * How long the pointer has to be over it before it presses, and has not pressed: what a first click opens under the pointer is not hit by
 * the second, and who clicks in a series does not look. Milliseconds.
 */
const OVER_MS = 300;
/** As often as Chromium tells; no less is allowed. Milliseconds. */
const TOLD_MS = 100;

/** What `IntersectionObserver` v2 adds (Chromium). */
interface SightEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

/** Whether a person sees this frame, as the browser itself finds it. */
export interface Sight {
  /** Something around the frame has moved it. */
  moved(): void;
  /** True when it has been in sight, and in one place, for long enough. Anything unknown counts as unseen. */
  isSeen(): boolean;
  /** True when a click or key press of this moment may act, as far as the frame itself knows. */
  isProved(event: Event): boolean;
}

type Clock = () => number;

/** A finger is over nothing before it presses; it only must not press in a series. */
const isTouch = (event: MouseEvent): boolean =>
  event instanceof PointerEvent && event.pointerType === 'touch';

/** Where the frame stands on the screen, as a mouse event shows it. */
const placeOf = ({ screenX, clientX, screenY, clientY }: MouseEvent): string =>
  `${screenX - clientX},${screenY - clientY}`;

/** Keeps the time since which everything has been well; `now` in milliseconds. */
export function createSight(now: Clock): Sight & {
  told(isVisible: boolean): void;
  pointer(event: MouseEvent): void;
  pointerLeft(): void;
  pressed(event: MouseEvent): void;
} {
  let seenSince: number | null = null;
  let overSince: number | null = null;
  let pressedAt: number | null = null;
  let isPressProved = false;
  let place: string | null = null;
  const restart = (): void => {
    if (seenSince !== null) seenSince = now();
  };
  const pointer = (event: MouseEvent): void => {
    if (!event.isTrusted) return;
    overSince ??= now();
    const next = placeOf(event);
    if (place !== null && place !== next) restart();
    place = next;
  };
  const isSeen = (): boolean => seenSince !== null && now() - seenSince >= SEEN_MS;
  const isCalm = (event: MouseEvent): boolean =>
    isTouch(event)
      ? pressedAt === null || now() - pressedAt >= OVER_MS
      : overSince !== null && now() - overSince >= OVER_MS;
  return {
    told: (isVisible) => {
      if (!isVisible) seenSince = null;
      else seenSince ??= now();
    },
    pointer,
    pointerLeft: () => {
      overSince = null;
    },
    pressed: (event) => {
      pointer(event);
      isPressProved = event.isTrusted && isSeen() && isCalm(event);
      pressedAt = now();
      if (!isPressProved) overSince = now();
    },
    moved: restart,
    isSeen,
    isProved: (event) => {
      if (!event.isTrusted) return false;
      if (!(event instanceof MouseEvent) || event.detail === 0) return isSeen();
      pointer(event);
      return isPressProved && isSeen();
    },
  };
}

/** In a window of our own nothing stands over us: whatever a person does there counts. */
export const OWN_WINDOW: Sight = {
  moved: () => undefined,
  isSeen: () => true,
  isProved: ({ isTrusted }) => isTrusted,
};

/** Watches a frame's own page from now on. Where the browser cannot tell what lies over it, nothing is ever proved. */
export function watchSight(page: Document): Sight {
  const sight = createSight(() => performance.now());
  const observer = new IntersectionObserver(
    (entries) => {
      const last = entries.at(-1) as SightEntry | undefined;
      sight.told(last?.isVisible === true && last.intersectionRatio >= 1);
    },
    { threshold: [0, 0.5, 1], trackVisibility: true, delay: TOLD_MS } as IntersectionObserverInit,
  );
  observer.observe(page.documentElement);
  page.addEventListener('pointermove', sight.pointer, { capture: true, passive: true });
  page.addEventListener('pointerdown', sight.pressed, { capture: true, passive: true });
  page.documentElement.addEventListener('pointerleave', sight.pointerLeft);
  page.addEventListener('visibilitychange', () => sight.told(false));
  return sight;
}

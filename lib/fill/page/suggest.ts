import { canProveSight, type FrameCharge } from '..';
import { deepActive } from './active';
import { addFieldIcon } from './field-icon';
import { isField } from './fields';
import { type PageFrame, showFrame } from './frame';
import { addLayer, type Layer } from './layer';
import { FRAME_WIDTH, placeBeside } from './place';
import { isSeen } from './visibility';

export interface SuggestDeps {
  /** Address of a page of ours. */
  readonly address: (path: string) => string;
  /** What the icon is called. */
  readonly label: string;
  readonly iconPressed: () => void;
}

/** Suggestions beside one field. */
export interface Suggestion {
  readonly field: Element;
  /** False once it has gone. */
  isThere(): boolean;
  remove(): void;
}

const MOVES = ['scroll', 'resize', 'animationend', 'transitionend'] as const;

/** The browser knows them: no page is searched for them. */
function fieldsOfForm(field: Element): readonly Element[] {
  const { form } = field as Partial<HTMLInputElement>;
  if (!form) return [];
  // A field named "elements" hides the property of the same name.
  const elements = Reflect.get(HTMLFormElement.prototype, 'elements', form) as HTMLFormControlsCollection;
  return [...elements].filter((other) => isField(other));
}

const isRtl = (field: Element): boolean => getComputedStyle(field).direction === 'rtl';

/** Where everything stands that a place depends on; asked for ten times a second, when as a rule nothing has moved. */
function standingOf(field: Element, frame: PageFrame | null): string {
  const boxes = [field, ...fieldsOfForm(field)].map((each) => JSON.stringify(each.getBoundingClientRect()));
  return [...boxes, frame?.height(), document.documentElement.clientWidth, innerHeight].join();
}

function placeFrame(frame: PageFrame, field: Element): void {
  const boxes = fieldsOfForm(field)
    .filter(isSeen)
    .map((other) => other.getBoundingClientRect());
  const size = { width: FRAME_WIDTH, height: frame.height() };
  const view = { width: document.documentElement.clientWidth, height: innerHeight };
  frame.moveTo(placeBeside(field.getBoundingClientRect(), boxes, size, view, isRtl(field)));
}

/**
 * Marks the field that has the focus, and opens a frame of ours beside it. It goes with Escape, typing, a click elsewhere, and with the
 * field; the keyboard stays in the field until the arrow down leads into the frame.
 * @returns null when no field has the focus, or the one that has it cannot be seen.
 */
export function suggestAtFocus(charge: FrameCharge, opens: boolean, deps: SuggestDeps): Suggestion | null {
  const field = deepActive();
  if (!(field instanceof HTMLElement) || !isSeen(field)) return null;
  const suggestion = createSuggestion(field, charge, deps);
  if (opens && canProveSight()) suggestion.toggle();
  return suggestion;
}

function createSuggestion(
  field: HTMLElement,
  charge: FrameCharge,
  { address, label, iconPressed }: SuggestDeps,
): Suggestion & { toggle(): void } {
  const listening = new AbortController();
  let frame: PageFrame | null = null;
  const closeFrame = (): void => {
    frame?.remove();
    frame = null;
  };
  const remove = (): void => {
    listening.abort();
    layer.remove();
    closeFrame();
  };
  const layer: Layer = addLayer(field, remove);
  let stood = '';
  const follow = (): void => {
    if (!field.isConnected || !layer.isWhole()) {
      remove();
      return;
    }
    const standing = standingOf(field, frame);
    if (standing === stood) return;
    stood = standing;
    icon.place();
    if (frame) placeFrame(frame, field);
  };
  const closed = (): void => {
    frame = null;
  };
  const left = (): void => field.focus({ preventScroll: true });
  const openFrame = (): void => {
    // Another one, that stands nowhere yet.
    stood = '';
    frame = showFrame({ page: 'suggest', charge, field, address, place: follow, closed, left });
  };
  const toggle = (): void => (frame ? closeFrame() : openFrame());
  // Where no frame can prove that it is seen, the icon leads elsewhere.
  const icon = addFieldIcon(layer, field, label, canProveSight() ? toggle : iconPressed);
  const isOpen = (): boolean => frame !== null && frame.height() > 0;
  const isOurs: Reactions['isOurs'] = (target) =>
    target === field || target === layer.root.host || target === frame?.layer.root.host;
  const enter = (): void => frame?.enter();
  const unsettle = (): void => frame?.unsettle();
  const hasFocus = (): boolean => frame?.hasFocus() ?? false;
  const isThere = (): boolean => !listening.signal.aborted;
  const frameWays = { closeFrame, isOpen, enter, hasFocus, unsettle };
  listen(listening.signal, { follow, remove, isOurs, ...frameWays });
  return { field, isThere, remove, toggle };
}

interface Reactions {
  follow(): void;
  remove(): void;
  closeFrame(): void;
  isOpen(): boolean;
  enter(): void;
  /** True while the keyboard is in the frame. */
  hasFocus(): boolean;
  /** The person has to look at the frame anew before it acts. */
  unsettle(): void;
  /** True for the field and what stands beside it. */
  isOurs(target: EventTarget | null | undefined): boolean;
}

/** Only what the person does counts; what a page's script has made up is let through to the page. */
function listen(signal: AbortSignal, react: Reactions): void {
  const on = <K extends keyof WindowEventMap>(name: K, run: (event: WindowEventMap[K]) => void): void =>
    addEventListener(name, (event) => event.isTrusted && run(event), { capture: true, signal });
  for (const name of MOVES) addEventListener(name, react.follow, { capture: true, passive: true, signal });
  on('keydown', (event) => {
    if (!react.isOpen() || event.isComposing) return;
    if (event.key !== 'ArrowDown' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === 'Escape') react.closeFrame();
    else react.enter();
  });
  on('input', react.closeFrame);
  // Scripts take the focus and give it back to bring a frame under the pointer. Into the frame it goes without a name, and has come there
  // only when the browser is done.
  on('focusout', ({ relatedTarget }) => {
    if (!react.isOurs(relatedTarget)) setTimeout(() => react.hasFocus() || react.unsettle());
  });
  // A window before this one has gone, or the person comes back.
  on('focus', ({ target }) => {
    if (target === window) react.unsettle();
  });
  for (const name of ['pointerdown', 'focusin'] as const)
    on(name, (event) => {
      if (!react.isOurs(event.composedPath()[0])) react.remove();
    });
}

import type { SentBy } from '..';
import { BUTTONS } from './collect';
import { textOf } from './field-text';
import { isField } from './fields';
import { innermost } from './tree';

/** What a person did last is taken for the reason why they leave. Milliseconds. */
const LEAVES_AFTER = 10_000;

export interface Heard {
  typed(element: Element): void;
  /** A form was sent, or may have been; `element` is what set it off, where that is known. */
  sent(by: SentBy, element: Element | null): void;
}

/** What is no button by its element but is pressed like one. */
function isPressable(element: Element): boolean {
  const acting = element.closest('[onclick],[tabindex="0"]');
  const text = textOf(acting ?? element);
  const isShort = text.length > 1 && text.length <= 40;
  return isShort && (acting !== null || getComputedStyle(element).cursor === 'pointer');
}

/** A link that leads to another page sends nothing. */
const leadsAway = (target: Element): boolean =>
  /^(?!#|javascript:)/.test(target.closest('a[href]')?.getAttribute('href') ?? '#');

function press(target: Element, heard: Heard): void {
  if (isField(target) || leadsAway(target)) return;
  const button = target.closest(BUTTONS);
  if (button) heard.sent('click', button);
  else if (isPressable(target)) heard.sent('press', null);
}

/** Keys go to what has the focus, clicks to what lies under the pointer. */
const within =
  (event: Event) =>
  (root: ShadowRoot): Element | null =>
    event instanceof MouseEvent ? root.elementFromPoint(event.clientX, event.clientY) : root.activeElement;

/** Listens for what is typed and for whatever could send a form. Only what a person does counts. */
export function listenForSending(heard: Heard): void {
  let act = { at: Number.NEGATIVE_INFINITY, leads: false };
  const on = <K extends keyof WindowEventMap>(
    name: K,
    run: (target: Element, event: WindowEventMap[K]) => void,
  ): void =>
    addEventListener(
      name,
      (event) => {
        const [target] = event.composedPath();
        if (event.isTrusted && target instanceof Element) run(innermost(target, within(event)), event);
      },
      { capture: true, passive: true },
    );
  const acted = (target: Element): void => {
    act = { at: performance.now(), leads: leadsAway(target) };
  };
  on('input', heard.typed);
  on('change', heard.typed);
  on('click', (target) => {
    acted(target);
    press(target, heard);
  });
  on('keydown', (target, { key, isComposing }) => {
    if (key !== 'Enter' || isComposing) return;
    acted(target);
    if (target instanceof HTMLInputElement) heard.sent('enter', target);
  });
  on('submit', (target) => heard.sent('submit', target));
  // Scripts send forms without an event, and ask the server themselves.
  addEventListener('pagehide', () => {
    if (!act.leads && performance.now() - act.at < LEAVES_AFTER) heard.sent('leave', null);
  });
}

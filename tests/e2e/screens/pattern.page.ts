import type { Surface } from '../driver/surface.ts';
import { until } from '../driver/until.ts';

/** A box (or whatever shows a value) of a pattern's page: what its page says it must hold, and what it holds. */
export interface PatternBox {
  /** A value's name, `empty`, `any`, `checked`, `digit:N`, or `=` with the very text. */
  readonly expect: string;
  readonly value: string;
  /** A mask may have put signs between. */
  readonly isLoose: boolean;
}

/** What the page itself says about the act: attributes of its root. */
export interface PatternAct {
  readonly kind: 'login' | 'card' | 'identity';
  /** The error with which a fill must end. */
  readonly refused: string | null;
  readonly fills: number;
  /** What is clicked right before the first fill, so that the page is still at work then. */
  readonly start: string | null;
  /** What is clicked between two fills. */
  readonly next: string | null;
  /** Between two fills, the page is left and come back to. */
  readonly isLeft: boolean;
  /** What is typed is typed into a frame that the page cannot look into. */
  readonly isInFrame: boolean;
  /** The user name that the page knows by itself. */
  readonly carried: string | null;
  /** Host of frames that may be filled from the second fill on. */
  readonly allow: string | null;
}

/** A page of `tests/pages/patterns`. */
export function patternPage(page: Surface) {
  return {
    act: (): Promise<PatternAct> =>
      page.evaluate(() => {
        const { fill, refused, fills, start, next, leave, typedIn, carried, allow } =
          document.documentElement.dataset;
        return {
          kind: (fill ?? 'login') as PatternAct['kind'],
          refused: refused ?? null,
          fills: Number(fills ?? 1),
          start: start ?? null,
          next: next ?? null,
          isLeft: leave !== undefined,
          carried: carried ?? null,
          isInFrame: typedIn !== undefined,
          allow: allow ?? null,
        };
      }),
    press: (selector: string) =>
      until(`something to press: ${selector}`, () =>
        page.evaluate((found) => {
          const pressed = document.querySelector<HTMLElement>(found);
          pressed?.click();
          return pressed && true;
        }, selector),
      ),
    go: (path: string) => page.evaluate((to) => void setTimeout(() => location.assign(to)), path),
    back: () => page.evaluate(() => void setTimeout(() => history.back())),
    path: () => page.evaluate(() => location.pathname).catch(() => ''),
    /** Every marked thing, in open shadow roots, frames of the same origin, and those closed roots that the page tells of. */
    boxes: (): Promise<PatternBox[]> =>
      page.evaluate(() => {
        const all = (root: Document | ShadowRoot): Element[] =>
          [...root.querySelectorAll('*')].flatMap((one) => {
            const inner = one.shadowRoot ?? (one as Partial<HTMLIFrameElement>).contentDocument;
            return [one, ...(inner ? all(inner) : [])];
          });
        const { closedFields = [] } = globalThis as { closedFields?: HTMLElement[] };
        const marked = [...all(document), ...closedFields] as HTMLInputElement[];
        const read = (one: HTMLInputElement): string => {
          if (one.type === 'checkbox') return one.checked ? 'checked' : '';
          return /^(INPUT|SELECT|TEXTAREA)$/i.test(one.tagName) ? one.value : (one.textContent ?? '');
        };
        return marked
          .filter((one) => one.dataset?.expect !== undefined)
          .map((one) => ({
            expect: one.dataset.expect ?? '',
            value: read(one).trim(),
            isLoose: 'loose' in one.dataset,
          }));
      }),
  };
}

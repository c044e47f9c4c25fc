// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { createSight } from './sight';

const SEEN = 500;
const OVER = 300;

let now: number;
let sight: ReturnType<typeof createSight>;

const trusted = <E extends Event>(event: E, isTrusted = true): E =>
  Object.defineProperty(event, 'isTrusted', { value: isTrusted }) as E;

/** The pointer at a place of the frame that stands at 100, `top` of the screen. */
const mouse = (top = 100, init: MouseEventInit = {}): MouseEvent =>
  trusted(
    new MouseEvent('click', {
      clientX: 20,
      clientY: 30,
      screenX: 120,
      screenY: top + 30,
      detail: 1,
      ...init,
    }),
  );

const key = (): KeyboardEvent => trusted(new KeyboardEvent('keydown', { key: 'Enter' }));

const finger = (): PointerEvent =>
  trusted(
    new PointerEvent('click', {
      pointerType: 'touch',
      clientX: 20,
      clientY: 30,
      screenX: 120,
      screenY: 130,
      detail: 1,
    }),
  );

/** Presses and lets go, `held` milliseconds later. True when that acts. */
function click(event = mouse(), held = 0): boolean {
  sight.pressed(event);
  pass(held);
  return sight.isProved(event);
}

const pass = (milliseconds: number): void => {
  now += milliseconds;
};

beforeEach(() => {
  now = 10_000;
  sight = createSight(() => now);
});

/** In sight, with the pointer over it, for as long as it takes. */
function settle(): void {
  sight.told(true);
  sight.pointer(mouse());
  pass(SEEN);
}

describe('a click acts', () => {
  it('when the frame was in sight and under the pointer for long enough', () => {
    settle();
    expect(click()).toBe(true);
  });
  it('of a finger, which is over nothing before', () => {
    sight.told(true);
    pass(SEEN);
    expect(click(finger())).toBe(true);
  });
});

describe('a click does nothing', () => {
  it('before the browser has told that the frame is seen', () => {
    sight.pointer(mouse());
    pass(10 * SEEN);
    expect(click()).toBe(false);
  });
  it('a moment too early', () => {
    settle();
    pass(-1);
    expect(click()).toBe(false);
  });
  it('once it was out of sight, however shortly', () => {
    settle();
    sight.told(false);
    sight.told(true);
    pass(SEEN - 1);
    expect(click()).toBe(false);
    pass(SEEN);
    expect(click()).toBe(true);
  });
  it('when the frame was moved, as its surroundings say', () => {
    settle();
    sight.moved();
    expect(click()).toBe(false);
  });
  it('when the frame was moved, as the pointer says', () => {
    settle();
    expect(click(mouse(112))).toBe(false);
  });
  it('when the pointer has come a moment ago', () => {
    sight.told(true);
    pass(10 * SEEN);
    sight.pointer(mouse());
    pass(OVER - 1);
    expect(click()).toBe(false);
  });
  it('when the pointer was elsewhere in between', () => {
    settle();
    sight.pointerLeft();
    sight.pointer(mouse());
    expect(click()).toBe(false);
  });
  it('when the pointer has come a moment before the press, however long that is held', () => {
    sight.told(true);
    pass(10 * SEEN);
    sight.pointer(mouse());
    expect(click(mouse(), 10 * OVER)).toBe(false);
  });
  it('when the frame moves between the press and the release', () => {
    settle();
    sight.pressed(mouse());
    sight.moved();
    expect(sight.isProved(mouse())).toBe(false);
    settle();
    sight.pressed(mouse());
    expect(sight.isProved(mouse(112))).toBe(false);
  });
  it('in a series of touches', () => {
    settle();
    expect(click(finger())).toBe(true);
    pass(OVER - 1);
    expect(click(finger())).toBe(false);
  });
  it('in a series of clicks, however long', () => {
    sight.told(true);
    sight.pressed(mouse());
    for (let turn = 0; turn < 50; turn += 1) {
      pass(OVER - 1);
      expect(click()).toBe(false);
    }
    pass(OVER);
    expect(click()).toBe(true);
  });
  it('when a script has made it up', () => {
    settle();
    expect(sight.isProved(trusted(new MouseEvent('click', { detail: 1 }), false))).toBe(false);
    expect(sight.isProved(trusted(new KeyboardEvent('keydown', { key: 'Enter' }), false))).toBe(false);
  });
});

it('does not take a made-up pointer for a person’s', () => {
  sight.told(true);
  sight.pointer(trusted(new MouseEvent('pointermove'), false));
  pass(SEEN);
  expect(click()).toBe(false);
});

it('takes a key, and a click that stands for one, wherever the pointer is', () => {
  sight.told(true);
  pass(SEEN - 1);
  expect(sight.isProved(key())).toBe(false);
  pass(1);
  expect(sight.isProved(key())).toBe(true);
  expect(sight.isProved(mouse(100, { detail: 0 }))).toBe(true);
  sight.moved();
  expect(sight.isProved(key())).toBe(false);
});

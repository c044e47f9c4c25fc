import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CORNER_WIDTH, placeBeside, placeInCorner } from './place';

const FRAME = { width: 320, height: 180 };
const box = (left: number, top: number, width = 300, height = 40) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

describe('a frame beside a field', () => {
  const field = box(50, 100);
  const below = box(50, 160);

  it('stands after the form where there is room', () => {
    const { left, top } = placeBeside(field, [field, below], FRAME, { width: 1000, height: 700 }, false);
    expect(left).toBeGreaterThan(field.right);
    expect(top).toBe(field.top);
  });

  it('stands before it where lines run the other way', () => {
    const far = box(600, 100);
    const { left } = placeBeside(far, [far], FRAME, { width: 1000, height: 700 }, true);
    expect(left + FRAME.width).toBeLessThan(far.left);
  });

  it('stands below the last field where the window is narrow', () => {
    const { top } = placeBeside(field, [field, below], FRAME, { width: 400, height: 700 }, false);
    expect(top).toBeGreaterThan(below.bottom);
  });

  it('stands above the first field where nothing is free below', () => {
    const low = box(50, 620);
    const { top } = placeBeside(low, [low], FRAME, { width: 400, height: 700 }, false);
    expect(top + FRAME.height).toBeLessThan(low.top);
  });

  it('never lies over a field of a window that has room for both', () => {
    const rounds = fc.record({
      left: fc.integer({ min: 0, max: 600 }),
      top: fc.integer({ min: 0, max: 500 }),
      more: fc.integer({ min: 0, max: 3 }),
      width: fc.integer({ min: 700, max: 1600 }),
      isRtl: fc.boolean(),
    });
    fc.assert(
      fc.property(rounds, ({ left, top, more, width, isRtl }) => {
        const fields = Array.from({ length: more + 1 }, (_, index) => box(left, top + index * 50, 100));
        const view = { width, height: 900 };
        const spot = placeBeside(fields[0] ?? box(0, 0), fields, FRAME, view, isRtl);
        const isOver = fields.some(
          (each) =>
            spot.left < each.right &&
            each.left < spot.left + FRAME.width &&
            spot.top < each.bottom &&
            each.top < spot.top + FRAME.height,
        );
        expect(isOver).toBe(false);
      }),
    );
  });
});

it('a frame in the corner stands at the end of the lines', () => {
  expect(placeInCorner(1000, false).left).toBe(1000 - CORNER_WIDTH - 12);
  expect(placeInCorner(1000, true).left).toBe(12);
});

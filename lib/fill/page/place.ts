/** The frame beside a field. CSS pixels. */
export const FRAME_WIDTH = 320;
/** The frame in the corner, whose three buttons stand in one line. */
export const CORNER_WIDTH = 344;
const GAP = 8;
/** Beside a form there has to be room for the frame and some air. */
const AIR = 24;
const CORNER = 12;

export interface Spot {
  readonly left: number;
  readonly top: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Around all of these boxes. */
const around = (boxes: readonly Box[]): Box => ({
  left: Math.min(...boxes.map(({ left }) => left)),
  right: Math.max(...boxes.map(({ right }) => right)),
  top: Math.min(...boxes.map(({ top }) => top)),
  bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
});

const clamp = (value: number, most: number): number => Math.max(GAP, Math.min(value, most));

/**
 * Where a frame goes: beside the form where there is room, in the direction of reading first; else below its last field, else above
 * its first one. Never over a field, as long as the window is large enough.
 * @param field the box of the field that it belongs to.
 * @param fields the boxes of all fields of its form.
 */
export function placeBeside(
  field: Box,
  fields: readonly Box[],
  frame: Size,
  view: Size,
  isRtl: boolean,
): Spot {
  const form = around([field, ...fields]);
  const top = clamp(field.top, view.height - frame.height - GAP);
  const needed = frame.width + AIR;
  const after = view.width - form.right >= needed ? form.right + AIR - GAP : null;
  const before = form.left >= needed ? form.left - needed + GAP : null;
  const beside = isRtl ? (before ?? after) : (after ?? before);
  if (beside !== null) return { left: beside, top };
  const left = clamp(isRtl ? field.right - frame.width : field.left, view.width - frame.width - GAP);
  const isBelow = form.bottom + GAP + frame.height <= view.height || form.top < frame.height + 2 * GAP;
  return { left, top: isBelow ? form.bottom + GAP : form.top - GAP - frame.height };
}

/** The top corner at the end of the lines, clear of the page's edge. `width` of the page without its scroll bar. */
export const placeInCorner = (width: number, isRtl: boolean): Spot => ({
  left: isRtl ? CORNER : width - CORNER_WIDTH - CORNER,
  top: CORNER,
});

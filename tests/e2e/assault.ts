import type { Surface } from './driver/surface';
import { rest } from './driver/until';

interface Aim {
  readonly x: number;
  readonly y: number;
}

/** What the pages of tests/pages/clickjacking leave in the page. */
interface AttackWorld {
  readonly attack: {
    readonly caught: string[];
    readonly tricks: readonly unknown[];
    readonly fieldTricks: readonly unknown[];
    readonly field: () => HTMLInputElement | null;
    aim(): Aim | null;
    begin(number: number): void;
    isLate(hand: number): boolean;
    stop(): void;
    hide(number: number): void;
  };
}

/** What a page has got hold of. */
export interface Loot {
  /** Values that stand or stood in its boxes, and messages that came to it. */
  readonly values: readonly string[];
  /** All that a script of the page can read of itself and its frames. */
  readonly readable: string;
  /** Windows that it has, beyond the frames that it has made itself. */
  readonly windows: number;
}

/** How many tricks a page has: with the frame beside a field, and with the form. */
export const countTricks = (page: Surface): Promise<{ frame: number; fields: number }> =>
  page.evaluate(() => {
    const { tricks, fieldTricks } = (globalThis as unknown as AttackWorld).attack;
    return { frame: tricks.length, fields: fieldTricks.length };
  });

export const hideFields = (page: Surface, trick: number): Promise<void> =>
  page.evaluate((number) => (globalThis as unknown as AttackWorld).attack.hide(number), trick);

const aimOf = (page: Surface): Promise<Aim | null> =>
  page.evaluate(() => (globalThis as unknown as AttackWorld).attack.aim());

/** Milliseconds between clicks: a double click, somebody at a game, and somebody who takes their time. */
const PAUSES = [60, 250, 650] as const;
const IDLE = 40;
/** With fewer turns nobody has clicked in a frame, on a busy machine. */
const FEWEST_TURNS = 5;
/** How long the button stays down. Milliseconds. */
const HELD = 80;

/**
 * A person who clicks where a page wants them to, again and again, while the page plays one of its tricks.
 * @param isOver asked between clicks.
 * @returns true when page or hand came too late with what they do: what has come of it tells nothing then, for a click on an unmoved frame
 * in plain sight fills, as it should.
 */
export async function clickAsTold(
  page: Surface,
  trick: number,
  isOver: () => Promise<boolean>,
): Promise<boolean> {
  await page.evaluate((number) => (globalThis as unknown as AttackWorld).attack.begin(number), trick);
  let [late, due] = [0, Date.now()];
  for (let turn = 0; !(await isOver()) || turn < FEWEST_TURNS; turn += 1) {
    const aim = await aimOf(page);
    if (aim) await page.clickAt(aim.x, aim.y, HELD);
    late = Math.max(late, Date.now() - due - (aim ? HELD : 0));
    const pause = aim ? (PAUSES[turn % PAUSES.length] ?? 0) : IDLE;
    due = Date.now() + pause;
    await rest(pause);
  }
  return page.evaluate((hand) => {
    const { attack } = globalThis as unknown as AttackWorld;
    attack.stop();
    return attack.isLate(hand);
  }, late);
}

/** What the page has got hold of so far. It has nothing afterwards. */
export const takeLoot = (page: Surface): Promise<Loot> =>
  page.evaluate(() => {
    const own = [...document.querySelectorAll('iframe')].map(({ contentWindow }) => contentWindow);
    const worlds = [globalThis, ...own] as unknown as (AttackWorld & typeof globalThis)[];
    const roots = worlds.flatMap(({ document: { documentElement } }) => [
      documentElement,
      ...[...documentElement.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []),
    ]);
    const boxes = roots.flatMap((root) => [...root.querySelectorAll('input')]);
    const resources = worlds.flatMap((world) => world.performance.getEntries().map(({ name }) => name));
    const loot = {
      values: [
        ...boxes.map(({ value }) => value),
        ...worlds.flatMap(({ attack }) => attack?.caught ?? []),
      ].filter((value) => value !== ''),
      readable: [
        ...roots.map(({ innerHTML }) => innerHTML),
        ...resources,
        document.documentElement.outerHTML,
      ].join('\n'),
      windows: window.length - own.length,
    };
    for (const { attack, document: page } of worlds) {
      attack?.caught.splice(0);
      for (const form of page.forms) form.reset();
    }
    return loot;
  });

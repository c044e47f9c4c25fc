import type { Surface } from './driver/surface';
import { rest } from './driver/until';

/** What a person types into a page, by what its boxes are for. */
export interface Typing {
  readonly username: string;
  /** The one of before, where a page asks for it beside a new one. */
  readonly old: string;
  readonly password: string;
}

/** What the boxes held in the end: a page may cut what is typed. Null where it has no such box. */
export interface Held {
  readonly username: string | null;
  readonly password: string | null;
}

/** What goes into boxes that are for neither a name nor a password. */
const OTHERS: Readonly<Record<string, string>> = {
  totp: '481516',
  digit: '4',
  'card-number': '5425233430109903',
  'card-code': '905',
};

/** How often a person looks again whether a page is ready, and how long it takes from one time to the next. Milliseconds. */
const LOOKS = 20;
const BETWEEN_LOOKS = 100;

interface World {
  typedInto?: HTMLInputElement[];
  closedFields?: Element[];
}

/** Nothing more to type into; a page that is not ready yet; or a box that has the focus now, and what it is for. */
type Next = 'none' | 'later' | { readonly use: string };

interface Look {
  readonly next: Next;
  readonly held: Held;
}

/**
 * Goes to the next box that a person would type into, and reads what the boxes hold. The page names what a box is for in `data-typed`,
 * else in `data-expect`. A page that draws its boxes anew with what was typed wants no more.
 */
const goToNext = (page: Surface, texts: Readonly<Record<string, string>>): Promise<Look> =>
  page.evaluate((wanted): Look => {
    const world = globalThis as World;
    world.typedInto ??= [];
    const { typedInto, closedFields = [] } = world;
    const all = (root: Document | ShadowRoot): Element[] =>
      [...root.querySelectorAll('*')].flatMap((one) => {
        const inner = one.shadowRoot ?? (one as Partial<HTMLIFrameElement>).contentDocument;
        return [one, ...(inner ? all(inner) : [])];
      });
    const use = ({ dataset }: HTMLElement): string => {
      const named = dataset.expect?.replace(/:.*/, '') ?? '';
      const isNamed = /^(username|password|totp|digit|card-number|card-code)$/.test(named);
      return dataset.typed ?? (isNamed ? named : '');
    };
    const isShown = (one: Element): boolean => one.checkVisibility({ visibilityProperty: true });
    const boxes = ([...all(document), ...closedFields] as HTMLInputElement[]).filter(
      (one) => /^input$/i.test(one.tagName) && use(one) !== '' && isShown(one),
    );
    const holds = (one: HTMLInputElement): boolean => one.value === (wanted[use(one)] ?? use(one));
    const read = (name: string): string | null =>
      boxes.find((one) => use(one) === name && one.value !== '')?.value ?? null;
    const held = { username: read('username'), password: read('password') };
    const box = boxes.find((one) => !typedInto.includes(one) && !holds(one));
    if (!box) return { next: boxes.length === 0 ? 'later' : 'none', held };
    if (box.disabled) {
      typedInto.at(-1)?.blur();
      return { next: 'later', held };
    }
    typedInto.push(box);
    box.focus();
    box.select();
    return { next: { use: use(box) }, held };
  }, texts);

/**
 * Types into every box of a page that a person would type into, with real keys.
 * @param before what the steps of before have held.
 */
export async function typeAll(page: Surface, typing: Typing, before: Held): Promise<Held> {
  const texts: Readonly<Record<string, string>> = { ...OTHERS, ...typing };
  let held = before;
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const look = await goToNext(page, texts);
    held = {
      username: look.held.username ?? held.username,
      password: look.held.password ?? held.password,
    };
    if (look.next === 'none') return held;
    if (look.next === 'later') await rest(BETWEEN_LOOKS);
    else await page.type(texts[look.next.use] ?? look.next.use);
  }
  return held;
}

/** Types into a frame that nobody outside can look into: it has a box for the name, and one for the password behind it. */
export async function typeInFrame(page: Surface, typing: Typing): Promise<Held> {
  await page.evaluate(() => document.querySelector('iframe')?.focus());
  for (const text of [typing.username, typing.password]) {
    await page.press('Tab');
    await page.type(text);
  }
  return typing;
}

/** The page's scripts take what is sent, in its frames too: no form loads a page. */
export const takeForms = (page: Surface): Promise<void> =>
  page.evaluate(() => {
    const take = (shown: Window): void => {
      try {
        shown.addEventListener('submit', (event) => event.preventDefault());
        for (let index = 0; index < shown.length; index += 1) take(shown[index] as Window);
      } catch {
        // A frame of another site is its own.
      }
    };
    take(window);
  });

/** Clicks in the middle of what a selector names. */
export async function pressAt(page: Surface, selector: string): Promise<void> {
  const at = await page.evaluate((found) => {
    const box = document.querySelector(found)?.getBoundingClientRect();
    return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
  }, selector);
  if (at) await page.clickAt(at.x, at.y);
}

/** The page shows what comes after a sign-in. */
export const succeed = (page: Surface): Promise<void> =>
  page.evaluate(() => document.body.replaceChildren('You are signed in.'));

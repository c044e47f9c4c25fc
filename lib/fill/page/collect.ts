import { type Field, isField } from './fields';
import { finishNow, type Work } from './slices';
import { openerOf, shadowOf } from './tree';

/** What one walk through a document and its shadow roots finds, in page order: a shadow root's elements before its host's children. */
export interface Found {
  readonly fields: readonly Field[];
  readonly buttons: readonly Element[];
  /** Headings, links, buttons and boxes to tick: whatever has words for what a form is about. */
  readonly signs: readonly Element[];
}

/** Everything that could be meant as a button. */
export const BUTTONS =
  'button,input[type=submit],input[type=button],input[type=image],input[type=reset],[role=button],a[class*=btn],a[class*=button],a[class*=Button],a[href^=javascript]';
export const HEADINGS = 'legend,h1,h2,h3,h4,[role=heading]';
/** Whatever may be one of them, by its name alone as far as that goes. */
const SOUGHT = `input,select,textarea,[contenteditable],a,button,[role=button],${HEADINGS}`;
/** All but the commonest elements that can have no shadow root: the browser leaves those out faster than we do. */
const MAYBE_HOSTS =
  ':not(a,b,br,button,em,form,g,i,img,input,label,li,link,meta,option,path,script,select,strong,style,svg,td,th,tr,ul)';
/** A page with more boxes is a spreadsheet. */
const MAX_FIELDS = 300;
/** Elements between two looks at the clock. */
const STRIDE = 64;

type Growing = { [K in keyof Found]: Found[K][number][] };

function sort(element: Element, { fields, buttons, signs }: Growing): void {
  if (isField(element) && fields.length < MAX_FIELDS) fields.push(element);
  const isButton = element.matches(BUTTONS);
  if (isButton) buttons.push(element);
  if (isButton || element.matches(`a,input[type=checkbox],${HEADINGS}`)) signs.push(element);
}

function* shadowsBelow(root: Document | ShadowRoot): Work<ShadowRoot[]> {
  const shadows: ShadowRoot[] = [];
  const opener = openerOf();
  for (const [at, element] of root.querySelectorAll(MAYBE_HOSTS).entries()) {
    const shadow = shadowOf(element, () => opener);
    if (shadow) shadows.push(shadow);
    if (at % STRIDE === 0) yield;
  }
  return shadows;
}

const isBefore = (host: Element, element: Element): boolean =>
  host !== element && (host.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

function* collectBelow(root: Document | ShadowRoot, found: Growing): Work<void> {
  const shadows = yield* shadowsBelow(root);
  for (const [at, element] of root.querySelectorAll(SOUGHT).entries()) {
    for (let next = shadows[0]; next && isBefore(next.host, element); next = shadows[0]) {
      shadows.shift();
      yield* collectBelow(next, found);
    }
    sort(element, found);
    if (at % STRIDE === 0) yield;
  }
  for (const shadow of shadows) yield* collectBelow(shadow, found);
}

/** Walks once through this document and its shadow roots. */
export function* collect(): Work<Found> {
  const found: Growing = { fields: [], buttons: [], signs: [] };
  yield* collectBelow(document, found);
  return found;
}

/** The fields of this document and its shadow roots, in page order. */
export const findFields = (): readonly Field[] => finishNow(collect()).fields;

/** True for what stands below an element, also in the shadow roots of what does; its own shadow root is not below it. */
export function isBelow(inner: Element, outer: Element): boolean {
  for (let node: Element | undefined = inner; node && node !== outer; ) {
    if (outer.contains(node)) return true;
    node = (node.getRootNode() as Partial<ShadowRoot>).host;
  }
  return false;
}

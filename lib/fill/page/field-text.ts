import type { Field } from './fields';

/** Long enough for any label; more would be prose. */
const MAX_TEXT = 160;
const FIELDS = 'input,select,textarea';
const UNREAD = `${FIELDS},option,script,style,noscript,template`;
/** Attributes by which scripts, tests and frameworks know a field. */
const HINTS =
  /^(data-)?(title|ng-model|formcontrolname|v-model|data-?(test|testid|test-id|qa|cy|automation-id|name|field|bind)|aria-placeholder)$/;

/** Words of an element without what stands in fields. */
export function textOf(element: Element): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let text = '';
  for (let node = walker.nextNode(); node && text.length < MAX_TEXT; node = walker.nextNode()) {
    if (!node.parentElement?.closest(UNREAD)) text += ` ${node.nodeValue ?? ''}`;
  }
  return text.replace(/\s+/g, ' ').trim().slice(0, MAX_TEXT);
}

/** Elements that an attribute names by id, in the same tree. */
export function textOfIds(element: Element, attribute: string): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const ids = element.getAttribute(attribute)?.split(/\s+/) ?? [];
  return ids
    .map((id) => root.getElementById(id))
    .map((named) => (named ? textOf(named) : ''))
    .join(' ');
}

/** What an element says by its text, or an icon by its name. */
function wordsOf(node: Node): string {
  if (!(node instanceof Element))
    return node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '').trim() : '';
  const icon = '[aria-label],[title],[alt]';
  const named = node.matches(icon) ? node : node.querySelector(icon);
  return (
    textOf(node) ||
    (['aria-label', 'title', 'alt'].map((name) => named?.getAttribute(name)).find(Boolean) ?? '')
  );
}

const hasField = (node: Node): boolean =>
  node instanceof Element && (node.matches(UNREAD) || node.querySelector(`${FIELDS},button`) !== null);

/** The nearest words on one side: siblings there, or those of what it stands in. Another field ends the search. */
function textBeside(field: Element, side: 'previousSibling' | 'nextSibling', levels: number): string {
  let current: Element | null = field;
  for (let level = 0; current && level < levels; level += 1) {
    for (let node: Node | null = current[side]; node; node = node[side]) {
      if (hasField(node)) return '';
      const text = wordsOf(node);
      if (text !== '') return text.slice(0, MAX_TEXT);
    }
    current = current.parentElement;
    if (current?.matches('form,fieldset,body')) return '';
  }
  return '';
}

/** The words in the cell above, where the row above is one of captions. */
function textAbove(field: Element): string {
  const cell = field.closest('td');
  const row = cell?.parentElement;
  const above = row?.previousElementSibling;
  if (!cell || !above || above.children.length !== row.children.length || hasField(above)) return '';
  const caption = above.children[[...row.children].indexOf(cell)];
  return caption ? textOf(caption) : '';
}

/** What the page itself names as the field's label. */
export function labelOf(field: Field): string {
  const labels = [...(field.labels ?? [])].map(textOf).join(' ');
  const named = [textOfIds(field, 'aria-labelledby'), field.getAttribute('aria-label') ?? '', labels];
  return named.filter(Boolean).join(' ').trim().slice(0, MAX_TEXT);
}

/** What a person would take for the label of a field that has none. */
export function nearbyOf(field: Field): string {
  const beside = () => textBeside(field, 'previousSibling', 3) || textAbove(field);
  return field.title || beside() || textBeside(field, 'nextSibling', 2);
}

/** The caption of the group that a field stands in; empty where it stands in none. */
export function groupTextOf(field: Field): string {
  const group = field.closest('fieldset,[role=group]');
  if (!group) return '';
  const legend = group.querySelector('legend');
  return (
    group.getAttribute('aria-label') ??
    (textOfIds(group, 'aria-labelledby') || (legend ? textOf(legend) : ''))
  ).trim();
}

/** Other names of a field, from attributes that are not meant for people, and what explains it to them. */
export function hintsOf(field: Field): string {
  const named = [...field.attributes].filter(({ name }) => HINTS.test(name)).map(({ value }) => value);
  return [...named, textOfIds(field, 'aria-describedby')].join(' ').slice(0, MAX_TEXT);
}

/** Long enough for any label; more would be prose. */
const MAX_TEXT = 160;
const UNREAD = 'input,textarea,select,option,script,style,noscript,template';

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

/** The nearest words before a field that has no label: siblings before it, or before what it stands in, or the cell before. */
function textBefore(field: Element): string {
  let current: Element | null = field;
  for (let level = 0; current && level < 3; level += 1) {
    let text = '';
    for (let node: Node | null = current.previousSibling; node && text === ''; node = node.previousSibling) {
      if (
        node instanceof Element &&
        (node.matches(UNREAD) || node.querySelector('input,select,textarea,button'))
      )
        return '';
      text = node instanceof Element ? textOf(node) : (node.nodeValue ?? '').trim();
    }
    if (text !== '') return text.slice(0, MAX_TEXT);
    current = current.parentElement;
    if (current?.matches('form,fieldset,body')) return '';
  }
  return '';
}

/** What a person would take for the field's label. */
export function labelOf(field: HTMLInputElement): string {
  const labels = [...(field.labels ?? [])].map(textOf).join(' ');
  const named = [textOfIds(field, 'aria-labelledby'), field.getAttribute('aria-label') ?? '', labels];
  const text = named.filter(Boolean).join(' ').trim() || field.title || textBefore(field);
  return text.slice(0, MAX_TEXT);
}

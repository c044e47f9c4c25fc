/** Runs in the page: takes the answers out of the markup, then looks at it as the filler does. */
import type { FrameFacts } from '../../lib/fill';
import { describeFrame } from '../../lib/fill/page/describe';
import { createHandles } from '../../lib/fill/page/handles';
import { walk } from '../../lib/fill/page/tree';

/** How a set of pages writes its answers: the attribute on a field, and the one on what sends the form. */
export interface Marks {
  readonly field: string;
  readonly submit: string;
}

/** What the filler sees of a page, and the answers by handle. */
export interface LabelledFrame {
  readonly facts: FrameFacts;
  readonly fields: readonly { readonly handle: number; readonly label: string }[];
  readonly submits: readonly number[];
}

function take(marks: Marks, mark: keyof Marks): { element: Element; value: string }[] {
  const marked = [...walk(document)].filter((element) => element.hasAttribute(marks[mark]));
  return marked.map((element) => {
    const value = element.getAttribute(marks[mark]) ?? '';
    element.removeAttribute(marks[mark]);
    return { element, value };
  });
}

/** Facts of this document, without its answers. */
export function describeLabelled(marks: Marks): LabelledFrame {
  const labelled = take(marks, 'field');
  const submits = take(marks, 'submit');
  const handles = createHandles();
  const facts = describeFrame(handles, 'a-document');
  return {
    facts,
    fields: labelled.map(({ element, value }) => ({ handle: handles.of(element), label: value })),
    submits: submits.map(({ element }) => handles.of(element)),
  };
}

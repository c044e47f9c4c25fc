import { beforeAll, describe, expect, it } from 'vitest';
import { type UnderstoodForm, understandForms } from '../../lib/fill';
import { collect, type LabelledPage } from '../corpus/collect';
import { formPage, sampleForms } from './languages/form-pages';
import { LANGUAGES } from './languages/languages';

const MARKS = { field: 'data-role', submit: 'data-submit' };
const PAGES = LANGUAGES.map((language) => ({ language, forms: sampleForms(language) }));
const CASES = PAGES.flatMap(({ language: { name }, forms }) =>
  forms.map(({ purpose }, index) => ({ name, index, purpose })),
);

interface Seen {
  readonly page: LabelledPage;
  readonly forms: readonly UnderstoodForm[];
}

const seen = new Map<string, Seen>();

beforeAll(async () => {
  const pages = PAGES.map(({ language, forms }) => [language.name, formPage(language, forms)] as const);
  for (const page of await collect(pages, MARKS))
    seen.set(page.name, { page, forms: understandForms(page.facts) });
}, 120_000);

/** The answers that one form of a page has in its markup, and what the model says in their place. */
function compare({ page, forms }: Seen, index: number) {
  const form = forms[index]!;
  const handles = form.fields.map(({ field }) => field.facts.handle);
  const buttons = page.facts.buttons.filter((button) => button.form === form.form.facts.form);
  return {
    right: {
      roles: page.fields.filter(({ handle }) => handles.includes(handle)).map(({ label }) => label),
      submit: buttons.find(({ handle }) => page.submits.includes(handle))?.handle,
    },
    said: { roles: form.fields.map(({ role }) => role), submit: form.submit, purpose: form.purpose },
  };
}

describe('forms are understood by their words alone', () => {
  it('in many languages', () => {
    expect(LANGUAGES.length).toBeGreaterThanOrEqual(25);
    for (const { page, forms } of seen.values())
      expect([forms.length, page.submits.length]).toEqual([12, 12]);
  });

  it('without their answers, which are taken out first', () => {
    for (const { page } of seen.values()) {
      expect(page.fields.length).toBeGreaterThan(40);
      expect(JSON.stringify(page.facts)).not.toMatch(/card-number|current-password|data-/);
    }
  });

  it.each(CASES)('$name, form $index: $purpose', ({ name, index, purpose }) => {
    const { right, said } = compare(seen.get(name)!, index);
    expect(said).toEqual({ ...right, purpose });
  });
});

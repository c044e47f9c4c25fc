import { createHash } from 'node:crypto';
import {
  explainPurpose,
  explainRole,
  type FieldRole,
  type FrameFacts,
  isOffered,
  type UnderstoodForm,
  understandForms,
} from '../../lib/fill/index.ts';
import type { LabelledPage } from './collect.ts';
import { type LabelledForm, rightPurposes, rightRoles } from './truth.ts';

/** What the model said of one thing, and whether that is right. */
export interface Verdict {
  readonly page: string;
  readonly isHeldOut: boolean;
  readonly of: 'field' | 'purpose' | 'submit' | 'alarm';
  /** The label, or what is judged. */
  readonly label: string;
  readonly said: string;
  readonly isRight: boolean;
  /** What is seen of it, and the reasons with their weights: for reading. */
  readonly details: readonly string[];
}

/** A third of the pages, by the hash of their names: what nobody looks at while the model is made. */
export function isHeldOut(name: string): boolean {
  return (createHash('sha256').update(name).digest()[0] ?? 0) % 3 === 0;
}

/** The pages have no styles, so a labelled field counts as seen; of the others, those that the markup does not hide. */
function showLabelled({ facts, fields }: LabelledPage): FrameFacts {
  const labelled = new Set(fields.map(({ handle }) => handle));
  const shown = facts.fields.map((field) =>
    labelled.has(field.handle) ? { ...field, visible: true, editable: true } : field,
  );
  return { ...facts, fields: shown };
}

const tell = (reasons: readonly { weight: number; because: string }[]): string =>
  reasons.map(({ weight, because }) => `${weight > 0 ? '+' : ''}${weight} ${because}`).join(', ');

interface Judged {
  readonly understood: UnderstoodForm;
  readonly labelled: LabelledForm;
  readonly labels: ReadonlyMap<number, string>;
}

type Found = UnderstoodForm['fields'][number];

function describe({ field: { facts }, role }: Found, { form, purpose }: UnderstoodForm, right?: FieldRole) {
  const { type, autocomplete, name, id, label, nearby, placeholder, group, hints, options, maxLength } =
    facts;
  const seen = {
    type,
    autocomplete,
    name,
    id,
    label,
    nearby,
    placeholder,
    group,
    hints,
    maxLength,
    options: options.slice(0, 4).join('/'),
  };
  const told = Object.entries(seen).filter(([, value]) => value !== '' && value !== null);
  const field = form.fields.find((one) => one.facts.handle === facts.handle);
  const why = (one: FieldRole) => (field ? `${one}: ${tell(explainRole(one, field, form, purpose))}` : one);
  return [
    told.map(([key, value]) => `${key}=${value}`).join(' · '),
    why(role),
    ...(right && right !== role ? [why(right)] : []),
    `form for ${purpose}: ${form.words.slice(0, 160)}`,
  ];
}

function judgeFields({ understood, labelled, labels }: Judged): Omit<Verdict, 'page' | 'isHeldOut'>[] {
  const { purpose } = understood;
  return understood.fields.flatMap((found) => {
    const label = labels.get(found.field.facts.handle);
    const isAlarm = (label ?? 'unknown') === 'unknown' && isOffered(found.role, purpose);
    const isQuietOffer =
      label !== undefined &&
      isOffered(found.role, purpose) &&
      rightPurposes(labelled)?.some((right) => ['newsletter', 'search', 'contact'].includes(right));
    const alarm =
      isAlarm || isQuietOffer
        ? [
            {
              of: 'alarm' as const,
              label: isAlarm ? (label ?? 'not labelled') : `${label} of a ${rightPurposes(labelled)} form`,
              said: found.role,
              isRight: false,
              details: describe(found, understood),
            },
          ]
        : [];
    if (label === undefined) return alarm;
    const right = rightRoles(label, labelled);
    const isRight = right.includes(found.role);
    return [
      ...alarm,
      {
        of: 'field' as const,
        label,
        said: found.role,
        isRight,
        details: isRight ? [] : describe(found, understood, right[0]),
      },
    ];
  });
}

function judgePurpose({ understood, labelled }: Judged): Omit<Verdict, 'page' | 'isHeldOut'>[] {
  const right = rightPurposes(labelled);
  if (right === null) return [];
  const { form, purpose } = understood;
  const isRight = purpose !== null && right.includes(purpose);
  const reasons = [purpose, right[0]].flatMap((one) =>
    one ? [`${one}: ${tell(explainPurpose(one, form))}`] : [],
  );
  const seen = [`words: ${form.words}`, `links: ${form.links}`, `ticks: ${form.ticks}`, `path: ${form.path}`];
  return [
    {
      of: 'purpose',
      label: right.join(' or '),
      said: purpose ?? 'none',
      isRight,
      details: [...seen, ...reasons],
    },
  ];
}

function judgeSubmits(
  page: LabelledPage,
  forms: readonly UnderstoodForm[],
): Omit<Verdict, 'page' | 'isHeldOut'>[] {
  const { buttons } = page.facts;
  const right = new Set(page.submits);
  return forms.flatMap(({ form, submit, purpose }) => {
    const own = buttons.filter((button) => button.form === form.facts.form);
    if (!own.some(({ handle }) => right.has(handle))) return [];
    const isRight = submit !== null && right.has(submit);
    const details = own.map(
      ({ handle, type, text, names }) =>
        `${right.has(handle) ? 'right' : handle === submit ? 'said' : '-'}: ${type} "${text}" ${names}`,
    );
    return [
      {
        of: 'submit',
        label: 'submit',
        said: String(own.find(({ handle }) => handle === submit)?.text ?? 'none'),
        isRight,
        details: [`form for ${purpose}`, ...details],
      },
    ];
  });
}

/** Labelled submit controls that belong to no form that we see. */
function unseenSubmits(
  page: LabelledPage,
  forms: readonly UnderstoodForm[],
): Omit<Verdict, 'page' | 'isHeldOut'>[] {
  const open = new Set(forms.map(({ form }) => form.facts.form));
  const seen = new Set(page.facts.buttons.filter(({ form }) => open.has(form)).map(({ handle }) => handle));
  if (page.submits.some((handle) => seen.has(handle))) return [];
  return page.submits.length > 0
    ? [{ of: 'submit', label: 'submit', said: 'none', isRight: false, details: ['not seen'] }]
    : [];
}

/** Labelled fields that the filler did not see as fields: nothing would be put into them. */
function unseenFields(
  page: LabelledPage,
  forms: readonly UnderstoodForm[],
): Omit<Verdict, 'page' | 'isHeldOut'>[] {
  const seen = new Set(forms.flatMap(({ fields }) => fields.map(({ field }) => field.facts.handle)));
  const unseen = page.fields.filter(({ handle }) => !seen.has(handle));
  return unseen.map(({ label }) => ({
    of: 'field',
    label,
    said: 'not seen',
    isRight: label === 'unknown',
    details: [],
  }));
}

/** Everything that the model says of a page, judged by the page's own answers. */
export function judgePage(page: LabelledPage): Verdict[] {
  const forms = understandForms(showLabelled(page));
  const labels = new Map(page.fields.map(({ handle, label }) => [handle, label]));
  const labelsOf = (form: UnderstoodForm) =>
    form.fields.flatMap(({ field }) => labels.get(field.facts.handle) ?? []);
  const withPasswords = forms.filter((form) =>
    labelsOf(form).some((label) => label.startsWith('password')),
  ).length;
  const judged = forms.map(
    (understood): Judged => ({
      understood,
      labels,
      labelled: { page: page.name, labels: labelsOf(understood), withPasswords },
    }),
  );
  const verdicts = [
    ...judged.flatMap(judgeFields),
    ...judged.flatMap(judgePurpose),
    ...judgeSubmits(page, forms),
    ...unseenSubmits(page, forms),
    ...unseenFields(page, forms),
  ];
  return verdicts.map((verdict) => ({ ...verdict, page: page.name, isHeldOut: isHeldOut(page.name) }));
}

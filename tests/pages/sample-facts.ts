import type { FieldFacts, FormFacts, FrameFacts } from '../../lib/fill';

/** A field as a test names it: only what is not ordinary. */
export type SampleField = Partial<FieldFacts>;

export interface SampleForm extends Partial<FormFacts> {
  readonly fields: readonly SampleField[];
}

const FIELD: FieldFacts = {
  handle: 0,
  type: 'text',
  autocomplete: '',
  name: '',
  id: '',
  label: '',
  nearby: '',
  group: '',
  hints: '',
  placeholder: '',
  options: [],
  inputMode: '',
  maxLength: null,
  passwordRules: '',
  visible: true,
  editable: true,
  focused: false,
  hasValue: false,
  form: 0,
};

/** Facts of a frame from the forms in it. Fields get the handles 0, 1, 2 ... and forms 100, 101 ... in the order given. */
export function sampleFrame(forms: readonly SampleForm[], url = 'https://example.com/login'): FrameFacts {
  const numbered = forms.map((form, index) => ({ ...form, form: 100 + index }));
  const fields = numbered.flatMap(({ form, fields: own }) =>
    own.map((field) => ({ ...FIELD, ...field, form })),
  );
  return {
    document: 'a-document',
    url,
    origin: new URL(url).origin,
    forms: numbered.map(({ form, isForm = true, action = null, words = '', links = '', ticks = '' }) => ({
      form,
      isForm,
      action,
      words,
      links,
      ticks,
    })),
    fields: fields.map((field, handle) => ({ ...field, handle })),
    buttons: [],
  };
}

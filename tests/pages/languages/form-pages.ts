import type { FieldRole, FormPurpose } from '../../../lib/fill';
import type { Language } from './language';

/** A form as HTML, with its own answers in it: `data-role` on fields, `data-submit` on what sends it. */
export interface SampleForm {
  readonly purpose: FormPurpose;
  readonly html: string;
}

/** One field: role, label, and how it is written. */
type Row = readonly [role: FieldRole, label: string, write?: (attributes: string) => string];

const input =
  (type: string, more = '') =>
  (attributes: string) =>
    `<input type="${type}" ${attributes} ${more}>`;
const secret = input('password');
const area = (attributes: string) => `<textarea ${attributes}></textarea>`;
const list = (options: readonly (string | number)[]) => (attributes: string) =>
  `<select ${attributes}><option value="">—</option>${options.map((option) => `<option>${option}</option>`).join('')}</select>`;

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const months = list(numbers(1, 12).map((month) => String(month).padStart(2, '0')));
const days = list(numbers(1, 31));
const bornIn = list(numbers(1940, 2010).reverse());
const validUntil = list(numbers(2026, 2038));

/** Names tell nothing: the words of the language have to do it alone. */
const row = ([role, label, write = input('text')]: Row, index: number): string =>
  `<p><label for="f${index}">${label}</label>${write(`id="f${index}" name="f${index}" data-role="${role}"`)}</p>`;

const group = (caption: string, rows: readonly string[]): string =>
  `<fieldset><legend>${caption}</legend>${rows.join('')}</fieldset>`;

function form(heading: string, press: string, rows: readonly string[]): string {
  return `<h2>${heading}</h2><form>${rows.join('')}<button type="button">?</button><button type="submit" data-submit>${press}</button></form>`;
}

const rows = (all: readonly Row[], from = 0): string[] => all.map((one, index) => row(one, from + index));

function accountForms({ login, press, person }: Language): SampleForm[] {
  const born = group(
    person.birthday,
    rows(
      [
        ['birthday-day', person.day, days],
        ['birthday-month', person.month, months],
        ['birthday-year', person.year, bornIn],
      ],
      50,
    ),
  );
  return [
    {
      purpose: 'sign-in',
      html: form(
        press.signIn,
        press.signIn,
        rows([
          ['username', login.user],
          ['current-password', login.password, secret],
        ]),
      ),
    },
    {
      purpose: 'sign-in',
      html: form(
        press.signIn,
        press.signIn,
        rows([
          ['username', login.email],
          ['current-password', login.password, secret],
          ['totp', login.code, input('text', 'maxlength="6"')],
        ]),
      ),
    },
    {
      purpose: 'sign-up',
      html: form(press.signUp, press.signUp, [
        ...rows([
          ['first-name', person.first],
          ['last-name', person.last],
          ['username', login.user],
          ['email', login.email],
          ['phone', person.phone],
          ['new-password', login.password, secret],
          ['confirm-password', login.confirm, secret],
        ]),
        born,
      ]),
    },
    {
      purpose: 'sign-up',
      html: form(
        press.signUp,
        press.signUp,
        rows([
          ['full-name', person.full],
          ['email', login.email],
          ['birthday', person.birthday],
          ['new-password', login.password, secret],
        ]),
      ),
    },
    {
      purpose: 'change-password',
      html: form(
        press.change,
        press.change,
        rows([
          ['current-password', login.current, secret],
          ['new-password', login.fresh, secret],
          ['confirm-password', login.confirm, secret],
        ]),
      ),
    },
    { purpose: 'reset', html: form(press.reset, press.reset, rows([['username', login.email]])) },
  ];
}

function orderForms({ login, person, address, card, press, head }: Language): SampleForm[] {
  const expiry = group(
    card.expiry,
    rows(
      [
        ['card-expiry-month', person.month, months],
        ['card-expiry-year', person.year, validUntil],
      ],
      50,
    ),
  );
  return [
    {
      purpose: 'pay',
      html: form(
        press.pay,
        press.pay,
        rows([
          ['card-number', card.number],
          ['card-name', card.name],
          ['card-expiry', card.expiry],
          ['card-code', card.code, input('password', 'maxlength="4"')],
        ]),
      ),
    },
    {
      purpose: 'pay',
      html: form(press.pay, press.pay, [
        ...rows([
          ['card-name', card.name],
          ['card-number', card.number],
        ]),
        expiry,
        ...rows([['card-code', card.code]], 60),
      ]),
    },
    {
      purpose: 'address',
      html: form(
        '',
        press.save,
        rows([
          ['full-name', person.full],
          ['street', address.street],
          ['street-2', address.street2],
          ['postal-code', address.postalCode],
          ['city', address.city],
          ['state', address.state],
          ['country', address.country, list(['A', 'B', 'C'])],
          ['phone', person.phone],
        ]),
      ),
    },
    { purpose: 'search', html: form('', press.search, rows([['search', press.search]])) },
    { purpose: 'newsletter', html: form(head.newsletter, press.subscribe, rows([['email', login.email]])) },
    {
      purpose: 'contact',
      html: form(
        head.contact,
        press.send,
        rows([
          ['full-name', person.full],
          ['email', login.email],
          ['other', head.message, area],
        ]),
      ),
    },
  ];
}

/** Every form that the model has a name for, in one language. */
export const sampleForms = (language: Language): SampleForm[] => [
  ...accountForms(language),
  ...orderForms(language),
];

/** A page with these forms. The numbers in the fields' names are told apart by the form. */
export function formPage({ dir }: Language, forms: readonly SampleForm[]): string {
  const sections = forms.map(({ html }, index) => html.replace(/"f(\d+)"/g, `"f${index}_$1"`));
  return `<!doctype html><html dir="${dir ?? 'ltr'}"><body>${sections.map((html) => `<section>${html}</section>`).join('')}</body></html>`;
}

import type { Item } from '../../items';
import type { RoledField } from '../field-role';
import type { FieldRole, PlannedValue } from '../fill';
import { writeCountry, writeState } from './places';

type Values = Item['values'];

interface Case {
  readonly found: RoledField;
  readonly values: Values;
  /** All fields that are to be filled, to know what has a field of its own. */
  readonly fields: readonly RoledField[];
  /** How many fields of this role came before. */
  readonly nth: number;
}

const join = (parts: readonly (string | null | undefined)[], by: string): string =>
  parts.filter(Boolean).join(by);
const given = (text: string | null | undefined): string[] => (text ? [text] : []);
const has = ({ fields }: Case, role: FieldRole): boolean => fields.some((field) => field.role === role);
const count = ({ fields }: Case, role: FieldRole): number =>
  fields.filter((field) => field.role === role).length;

/** All lines, where there is one box for them; else the first. */
function street(given_: Case): string[] {
  const { values, found, nth } = given_;
  if (nth > 0) return [];
  const lines = [values.address1, values.address2, values.address3];
  if (has(given_, 'street-2')) return given(values.address1);
  return given(join(lines, found.field.facts.type === 'textarea' ? '\n' : ', '));
}

function streetLine(given_: Case): string[] {
  const { values, nth } = given_;
  if (count(given_, 'street-2') > 1) return given([values.address2, values.address3][nth]);
  return nth === 0 ? given(join([values.address2, values.address3], ', ')) : [];
}

/** A number as it was saved; where that is too long, its digits. */
function phone({ found, values, nth }: Case): string[] {
  const { maxLength } = found.field.facts;
  const saved = values.phone ?? '';
  const fits = maxLength === null || saved.length <= maxLength;
  return nth > 0 ? [] : given(fits ? saved : saved.replace(/[^\d+]/g, ''));
}

/** A box for two letters takes a code, a list whatever it knows, and any other box what was saved. */
function place(ways: readonly string[], { found, nth }: Case): readonly string[] {
  const { type, maxLength } = found.field.facts;
  if (nth > 0) return [];
  if (type === 'select-one') return ways;
  const short = ways.filter((way) => maxLength === null || way.length <= maxLength);
  return maxLength === 2 ? short.slice(-1) : short.slice(0, 1);
}

const once =
  (value: (values: Values) => string | null | undefined) =>
  ({ values, nth }: Case): string[] =>
    nth === 0 ? given(value(values)) : [];

const WRITES: Partial<Readonly<Record<FieldRole, (asked: Case) => readonly string[]>>> = {
  'first-name': once(({ firstName }) => firstName),
  'middle-name': once(({ middleName }) => middleName),
  'last-name': once(({ lastName }) => lastName),
  'full-name': once(({ firstName, middleName, lastName }) => join([firstName, middleName, lastName], ' ')),
  username: once(({ username }) => username),
  // An address is often asked for twice.
  email: ({ values }) => given(values.email),
  phone,
  street,
  'street-2': streetLine,
  city: once(({ city }) => city),
  'postal-code': once(({ postalCode }) => postalCode),
  state: (asked) => (asked.values.state ? place(writeState(asked.values.state), asked) : []),
  country: (asked) => (asked.values.country ? place(writeCountry(asked.values.country), asked) : []),
};

/** What an identity has values for. */
export const IDENTITY_ROLES: ReadonlySet<FieldRole> = new Set(Object.keys(WRITES) as FieldRole[]);

/** A user name alone is what a login is for. */
export const asksWhoOneIs = (fields: readonly RoledField[]): boolean =>
  fields.some(({ role }) => role !== 'username');

/** The values of an identity for the fields of a form. */
export function identityValues(fields: readonly RoledField[], values: Values): PlannedValue[] {
  return fields.flatMap((found, index) => {
    const nth = fields.slice(0, index).filter(({ role }) => role === found.role).length;
    const [value, ...alternatives] = WRITES[found.role]?.({ found, values, fields, nth }) ?? [];
    return value === undefined
      ? []
      : [{ handle: found.field.facts.handle, role: found.role, value, alternatives }];
  });
}

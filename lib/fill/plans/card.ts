import type { Item } from '../../items';
import type { RoledField } from '../field-role';
import type { FieldRole, PlannedValue } from '../fill';
import { readExpiry, writeExpiry, writeMonth, writeYear } from './expiry';

type Values = Item['values'];

/** Where one role is asked for, and what may be written there: the first that fits; none when the item has nothing for it. */
type Write = (field: RoledField, values: Values) => readonly string[];

const digits = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, '');
const given = (text: string | null | undefined): string[] => (text ? [text] : []);

/** A name in one, cut at its last space where a form asks for two. */
function holderPart(values: Values, part: 'first' | 'last'): string[] {
  const words = (values.cardholderName ?? '').trim().split(/\s+/);
  if (words.length < 2) return [];
  return part === 'last' ? words.slice(-1) : [words.slice(0, -1).join(' ')];
}

/** Where lists write a brand differently. */
const OTHER_BRANDS: Readonly<Record<string, readonly string[]>> = {
  amex: ['American Express', 'AmEx', 'AX'],
  'american express': ['Amex', 'AX'],
  mastercard: ['MasterCard', 'Master Card', 'MC'],
  'diners club': ['Diners', 'DC'],
  unionpay: ['Union Pay', 'China UnionPay', 'CUP'],
  visa: ['VI'],
  discover: ['DI'],
};

const waysToWrite = (brand: string): string[] => [brand, ...(OTHER_BRANDS[brand.toLowerCase()] ?? [])];

const expiryOf = ({ expMonth, expYear }: Values) => readExpiry(expMonth, expYear);

const WRITES: Partial<Readonly<Record<FieldRole, Write>>> = {
  'card-number': (_, { number }) => given(digits(number)),
  'card-brand': (_, { brand }) => (brand ? waysToWrite(brand) : []),
  'card-name': (_, { cardholderName }) => given(cardholderName),
  'card-code': (_, { code }) => given(digits(code)),
  'card-expiry': ({ field }, values) => {
    const expiry = expiryOf(values);
    return expiry ? [writeExpiry(field.facts, expiry)] : [];
  },
  'card-expiry-month': (_, values) => {
    const expiry = expiryOf(values);
    return expiry ? writeMonth(expiry.month) : [];
  },
  'card-expiry-year': ({ field }, values) => {
    const expiry = expiryOf(values);
    return expiry ? writeYear(field.facts, expiry.year) : [];
  },
  'first-name': ({ field }, values) => (field.tokens.has('cc-given-name') ? holderPart(values, 'first') : []),
  'last-name': ({ field }, values) => (field.tokens.has('cc-family-name') ? holderPart(values, 'last') : []),
};

/** What a form must ask for before a card is put into it. */
export const CARD_ROLES: ReadonlySet<FieldRole> = new Set<FieldRole>([
  'card-number',
  'card-name',
  'card-brand',
  'card-code',
  'card-expiry',
  'card-expiry-month',
  'card-expiry-year',
  'first-name',
  'last-name',
]);

/** A name alone is no card form. */
export const asksForCard = (fields: readonly RoledField[]): boolean =>
  fields.some(({ role }) => role === 'card-number' || role === 'card-code' || role.startsWith('card-expiry'));

/** A number that is asked for in several boxes, as each of them takes its part; nothing where they are too short for all of it. */
function numberParts(fields: readonly RoledField[], { number }: Values): PlannedValue[] | null {
  const boxes = fields.filter(({ role }) => role === 'card-number');
  if (boxes.length < 2 || boxes.some(({ field }) => field.facts.maxLength !== QUARTER)) return null;
  const all = digits(number);
  if (all.length > boxes.length * QUARTER) return [];
  const parts = boxes.map(({ field }, index) => ({
    handle: field.facts.handle,
    role: 'card-number' as const,
    value: all.slice(index * QUARTER, (index + 1) * QUARTER),
  }));
  return parts.filter(({ value }) => value !== '');
}

const QUARTER = 4;

/** The values of a card for the fields of a form; each role is filled once. */
export function cardValues(fields: readonly RoledField[], values: Values): PlannedValue[] {
  const parts = numberParts(fields, values);
  const done = new Set<FieldRole>(parts ? ['card-number'] : []);
  const others = fields.flatMap((found) => {
    const [value, ...alternatives] = done.has(found.role) ? [] : (WRITES[found.role]?.(found, values) ?? []);
    if (value === undefined) return [];
    done.add(found.role);
    return [{ handle: found.field.facts.handle, role: found.role, value, alternatives }];
  });
  return [...(parts ?? []), ...others];
}

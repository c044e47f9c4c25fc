import type { FieldFacts } from '../fill';

/** A month of a year, as a card shows it. */
export interface Expiry {
  readonly month: number;
  readonly year: number;
}

/** The expiry that an item holds; null where it holds none that can be read. */
export function readExpiry(month: string | null | undefined, year: string | null | undefined): Expiry | null {
  const numbers = { month: Number(month ?? ''), year: Number(year ?? '') };
  const full = numbers.year < 100 ? 2000 + numbers.year : numbers.year;
  const isMonth = Number.isInteger(numbers.month) && numbers.month >= 1 && numbers.month <= 12;
  if (!isMonth || !year || !Number.isInteger(full) || full < 1900 || full > 2999) return null;
  return { month: numbers.month, year: full };
}

const twoDigits = (number: number): string => String(number % 100).padStart(2, '0');

/** How languages write the letters of a date: month, then year, or the year first. */
const MONTH_FIRST =
  /(m{1,2}|м{1,2})(\s*[/\-.–|]?\s*)(y{4}|j{4}|a{4}|r{4}|å{4}|г{4}|y{2}|j{2}|a{2}|r{2}|å{2}|г{2})/iu;
const YEAR_FIRST = /(y{4}|j{4}|a{4}|г{4}|y{2}|j{2}|a{2}|г{2})(\s*[/\-.–]\s*)(m{2}|м{2})/iu;

/** The format that a field names in its own words; null where it names none. */
function namedFormat({ placeholder, label, nearby }: FieldFacts, { month, year }: Expiry): string | null {
  const yearOf = (letters: string) => (letters.length === 4 ? String(year) : twoDigits(year));
  for (const text of [placeholder, label, nearby]) {
    const yearFirst = YEAR_FIRST.exec(text);
    if (yearFirst) return `${yearOf(yearFirst[1] ?? '')}${yearFirst[2]}${twoDigits(month)}`;
    const monthFirst = MONTH_FIRST.exec(text);
    if (monthFirst) return `${twoDigits(month)}${monthFirst[2]}${yearOf(monthFirst[3] ?? '')}`;
  }
  return null;
}

/** Month and year for one box: as the box names it, else as its length tells, else MM/YY. */
export function writeExpiry(facts: FieldFacts, expiry: Expiry): string {
  const { month, year } = expiry;
  if (facts.type === 'month') return `${year}-${twoDigits(month)}`;
  const most = facts.maxLength ?? Number.POSITIVE_INFINITY;
  const fits = (text: string | null): text is string => text !== null && text.length <= most;
  const named = namedFormat(facts, expiry);
  const short = `${twoDigits(month)}/${twoDigits(year)}`;
  const long = `${twoDigits(month)}/${year}`;
  const byLength = facts.maxLength === 7 ? long : facts.maxLength === 6 ? long.replace('/', '') : short;
  const tries = [named, named?.replace(/\s/g, '') ?? null, byLength, short, short.replace('/', '')];
  return tries.find(fits) ?? short;
}

/** Languages whose names of months do not contradict each other. */
const LANGUAGES = 'en de fr es pt it nl sv da nb fi pl cs hu ro tr ru uk el ar he ja zh ko vi th id hi'.split(
  ' ',
);

function monthNames(month: number): string[] {
  const date = new Date(Date.UTC(2024, month - 1, 15));
  return LANGUAGES.flatMap((language) =>
    (['long', 'short'] as const).map((style) =>
      new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' }).format(date),
    ),
  );
}

/** Ways to write a month, the likeliest first. */
export const writeMonth = (month: number): string[] => [
  ...new Set([twoDigits(month), String(month), ...monthNames(month)]),
];

/** The year as a box of this length, or with this placeholder, takes it. */
export function writeYear({ type, maxLength, placeholder, label }: FieldFacts, year: number): string[] {
  const isShort =
    maxLength === 2 ||
    (maxLength === null && /(?<!\p{L})(yy|jj|aa|rr|гг)(?!\p{L})/iu.test(`${placeholder} ${label}`));
  const both = [String(year), twoDigits(year)];
  return type !== 'select-one' && isShort ? both.reverse() : both;
}

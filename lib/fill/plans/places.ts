import { plainWords } from '../words/meanings';

/** Languages in which lists of countries are written. */
const LANGUAGES =
  'en de fr es pt it nl sv da nb fi pl cs hu ro tr ru uk el ar he ja zh zh-Hant ko vi th id hi'.split(' ');

/** Where the usual name on forms is another one than that of the Unicode tables. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  US: ['United States of America', 'USA', 'U.S.A.'],
  GB: ['Great Britain', 'UK', 'United Kingdom of Great Britain and Northern Ireland', 'England'],
  CZ: ['Czech Republic'],
  TR: ['Turkey'],
  KR: ['Korea, Republic of', 'Republic of Korea', 'Korea'],
  RU: ['Russian Federation'],
  VN: ['Viet Nam'],
  MK: ['Macedonia'],
  HK: ['Hong Kong'],
  TW: ['Taiwan, Province of China'],
};

const STATES =
  'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|PR Puerto Rico|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NS Nova Scotia|NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const CODES = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));

/** Letters of countries that are gone stand for their heirs. */
const isInUse = (code: string): boolean => new Intl.Locale(`und-${code}`).region === code;

function namesOf(code: string): string[] {
  const names = LANGUAGES.map((language) =>
    new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(code),
  );
  const known = names.filter((name): name is string => name !== undefined);
  return known.length === 0 ? [] : [...known, ...(OTHER_NAMES[code] ?? [])];
}

/** The two letters of a country that is written out in one of these languages; null when no country is meant. */
function countryCode(text: string): string | null {
  const wanted = plainWords(text);
  if (/^[a-z]{2}$/.test(wanted)) return wanted === 'uk' ? 'GB' : wanted.toUpperCase();
  const other = Object.entries(OTHER_NAMES).find(([, names]) =>
    names.some((name) => plainWords(name) === wanted),
  );
  if (other) return other[0];
  for (const language of LANGUAGES) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    const code = CODES.find((one) => plainWords(names.of(one) ?? '') === wanted && isInUse(one));
    if (code) return code;
  }
  return null;
}

/** Ways to write a country, as it was saved first: its names in many languages, then its two letters. */
export function writeCountry(saved: string): string[] {
  const code = countryCode(saved);
  return code === null ? [saved] : [...new Set([saved, ...namesOf(code), code])];
}

/** Ways to write a state: as it was saved, then its other name where that is known. */
export function writeState(saved: string): string[] {
  const wanted = plainWords(saved);
  const known = STATES.split('|').map((line) => [line.slice(0, 2), line.slice(3)] as const);
  const found = known.find((names) => names.some((name) => plainWords(name) === wanted));
  return [...new Set([saved, ...(found ? [found[1], found[0]] : [])])];
}

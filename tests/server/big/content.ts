import type { Json } from '../store/rows.ts';
import { checksumOf } from './seal-fast.ts';
import { type BigKind, type Traits, traitsAt } from './traits.ts';
import { nameAt, notesAt, personAt, roll, wordAt } from './words.ts';

/** Seals one text under the key of the item. */
export type Put = (text: string) => string;

const SHARED_HOSTS = ['accounts.harbour.example', 'id.meridian.example', 'login.northwind.example'];

/** The name that the changing item has at first. */
export const CHANGING_NAME = 'Wandering Lighthouse 0';

function hostAt(index: number, traits: Traits): string {
  if (traits.hasSharedHost) return SHARED_HOSTS[roll(index, 8, SHARED_HOSTS.length)] ?? '';
  const domain = `${wordAt(index, 0)}-${wordAt(index, 9)}-${index}.example`;
  return roll(index, 10, 3) === 0 ? `accounts.${domain}` : domain;
}

/** Most logins have one address, some two or three, and a few none. */
function urisAt(index: number, traits: Traits, site: string | null): string[] {
  if (traits.isForSite && site !== null) return [`${site}/`];
  const host = hostAt(index, traits);
  const all = [`https://${host}/login`, `https://www.${host}/`, `https://${host}/account/settings?from=mail`];
  const share = roll(index, 11, 20);
  return all.slice(0, share === 0 ? 0 : share < 16 ? 1 : share < 19 ? 2 : 3);
}

const passwordAt = (index: number, salt: number): string =>
  `${wordAt(index, salt)}-${wordAt(index, salt + 1)}-${roll(index, salt + 2, 100_000)}!`;

function loginAt(index: number, traits: Traits, put: Put, site: string | null): Json {
  const uris = urisAt(index, traits, site).map((uri) => ({
    uri: put(uri),
    uriChecksum: put(checksumOf(uri)),
    match: null,
  }));
  return {
    username: put(
      `${personAt(index).toLowerCase()}.${wordAt(index, 12)}${index}@${wordAt(index, 13)}.example`,
    ),
    password: put(passwordAt(index, 14)),
    totp: traits.hasTotp ? put('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP') : null,
    passwordRevisionDate: null,
    autofillOnPageLoad: null,
    uri: uris[0]?.uri ?? null,
    uris: uris.length > 0 ? uris : null,
    fido2Credentials: null,
  };
}

const cardAt = (index: number, put: Put): Json => ({
  cardholderName: put(`${personAt(index)} Hollis`),
  brand: put('Visa'),
  number: put(`4929${String(index).padStart(12, '0')}`),
  expMonth: put('9'),
  expYear: put('2030'),
  code: put('318'),
});

const identityAt = (index: number, put: Put): Json => ({
  firstName: put(personAt(index)),
  lastName: put('Hollis'),
  email: put(`${personAt(index).toLowerCase()}@${wordAt(index, 13)}.example`),
  phone: put(`+1 555 ${String(index).padStart(7, '0')}`),
  address1: put(`${roll(index, 17, 900)} ${wordAt(index, 18)} road`),
  city: put(wordAt(index, 19)),
  country: put('US'),
});

type KindContent = (index: number, traits: Traits, put: Put, site: string | null) => Json;

const KINDS: Readonly<Record<BigKind, { readonly type: number; readonly content: KindContent }>> = {
  login: { type: 1, content: (...all) => ({ login: loginAt(...all) }) },
  note: { type: 2, content: () => ({ secureNote: { type: 0 } }) },
  card: { type: 3, content: (index, _, put) => ({ card: cardAt(index, put) }) },
  identity: { type: 4, content: (index, _, put) => ({ identity: identityAt(index, put) }) },
};

/** The wire's number for the kind of the item at this place. */
export const typeAt = (index: number): number => KINDS[traitsAt(index).kind].type;

const fieldsAt = (index: number, put: Put): Json[] => [
  { type: 0, name: put('Customer number'), value: put(`C-${roll(index, 20, 1_000_000)}`), linkedId: null },
  { type: 1, name: put('PIN'), value: put(String(roll(index, 21, 10_000))), linkedId: null },
  { type: 2, name: put('Newsletter'), value: put('false'), linkedId: null },
];

const historyAt = (index: number, put: Put, date: string): Json[] =>
  Array.from({ length: 1 + roll(index, 22, 3) }, (_, at) => ({
    password: put(passwordAt(index + at, 23)),
    lastUsedDate: date,
  }));

/** The content of the item at this place, as the wire has it; the item's key is for the caller to add. */
export function contentAt(index: number, date: string, put: Put, site: string | null): Json {
  const traits = traitsAt(index);
  return {
    name: put(traits.isChanging ? CHANGING_NAME : nameAt(index)),
    notes: traits.hasNotes ? put(notesAt(index)) : null,
    key: null,
    reprompt: index % 200 === 14 ? 1 : 0,
    fields: traits.hasFields ? fieldsAt(index, put) : null,
    passwordHistory: traits.hasHistory ? historyAt(index, put, date) : null,
    ...KINDS[traits.kind].content(index, traits, put, site),
  };
}

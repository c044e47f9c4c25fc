import { isCipherString } from './cipher-string.ts';
import { refuseModel } from './refusals.ts';
import { nested, text } from './request.ts';
import type { Json } from './store/rows.ts';

interface KindObject {
  /** The member of an item that holds the kind's own values. */
  readonly member: string;
  /** Encrypted members, with the longest ciphertext that the server takes. */
  readonly encrypted: Readonly<Record<string, number>>;
  /** Members that stand in clear text. */
  readonly plain: readonly string[];
  /** Encrypted members that must be there. */
  readonly required?: readonly string[];
}

const capped = (length: number, ...names: string[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, length]));

/** Item types and what their objects hold (bitwarden/server Cipher*Model). What is not named here is not kept, as there. */
export const KIND_OBJECTS: Readonly<Record<number, KindObject>> = {
  1: {
    member: 'login',
    encrypted: { username: 1000, password: 5000, totp: 1000 },
    plain: ['passwordRevisionDate', 'autofillOnPageLoad'],
  },
  2: { member: 'secureNote', encrypted: {}, plain: ['type'] },
  3: {
    member: 'card',
    encrypted: capped(1000, 'cardholderName', 'brand', 'number', 'expMonth', 'expYear', 'code'),
    plain: [],
  },
  4: {
    member: 'identity',
    encrypted: capped(
      1000,
      ...[
        'title',
        'firstName',
        'middleName',
        'lastName',
        'address1',
        'address2',
        'address3',
        'city',
        'state',
      ],
      ...[
        'postalCode',
        'country',
        'company',
        'email',
        'phone',
        'ssn',
        'username',
        'passportNumber',
        'licenseNumber',
      ],
    ),
    plain: [],
  },
  5: {
    member: 'sshKey',
    encrypted: capped(5000, 'privateKey', 'publicKey', 'keyFingerprint'),
    plain: [],
    required: ['privateKey', 'publicKey', 'keyFingerprint'],
  },
  6: {
    member: 'bankAccount',
    encrypted: capped(
      1000,
      ...[
        'bankName',
        'nameOnAccount',
        'accountType',
        'accountNumber',
        'routingNumber',
        'branchNumber',
        'pin',
      ],
      ...['swiftCode', 'iban', 'bankContactPhone'],
    ),
    plain: [],
  },
  7: {
    member: 'driversLicense',
    encrypted: capped(
      1000,
      ...[
        'firstName',
        'middleName',
        'lastName',
        'dateOfBirth',
        'licenseNumber',
        'issuingCountry',
        'issuingState',
      ],
      ...['issueDate', 'issuingAuthority', 'expirationDate', 'licenseClass'],
    ),
    plain: [],
  },
  8: {
    member: 'passport',
    encrypted: capped(
      1000,
      ...[
        'surname',
        'givenName',
        'dateOfBirth',
        'sex',
        'birthPlace',
        'nationality',
        'passportNumber',
        'passportType',
      ],
      ...[
        'issuingCountry',
        'issuingAuthority',
        'issueDate',
        'expirationDate',
        'nationalIdentificationNumber',
      ],
    ),
    plain: [],
  },
};

const PASSKEY_PARTS = [
  ...['credentialId', 'keyType', 'keyAlgorithm', 'keyCurve', 'keyValue', 'rpId', 'rpName', 'userHandle'],
  ...['userName', 'userDisplayName', 'counter', 'discoverable'],
];

/** An encrypted member: null, or a CipherString that is not too long. */
function sealed(body: Json, name: string, most: number): string | null {
  const value = body[name] ?? null;
  const label = name.charAt(0).toUpperCase() + name.slice(1);
  if (value === null || value === '') return null;
  if (!isCipherString(value)) throw refuseModel({ [label]: [`${label} is not a valid encrypted string.`] });
  if (value.length > most)
    throw refuseModel({
      [label]: [`The field ${label} exceeds the maximum encrypted value length of ${most} characters.`],
    });
  return value;
}

const sealedAll = (body: Json, members: Readonly<Record<string, number>>): Json =>
  Object.fromEntries(Object.entries(members).map(([name, most]) => [name, sealed(body, name, most)]));

const objects = (value: unknown): Json[] =>
  Array.isArray(value)
    ? value.filter((entry): entry is Json => typeof entry === 'object' && entry !== null)
    : [];

const listOrNull = <T>(list: T[]): T[] | null => (list.length > 0 ? list : null);

function readUri(uri: Json): Json {
  const match = typeof uri.match === 'number' ? uri.match : null;
  return { uri: sealed(uri, 'uri', 10_000), uriChecksum: sealed(uri, 'uriChecksum', 10_000), match };
}

const readPasskey = (passkey: Json): Json => ({
  ...sealedAll(passkey, capped(5000, ...PASSKEY_PARTS)),
  creationDate: text(passkey, 'creationDate'),
});

/** Addresses and passkeys of a login; the old single `uri` member counts when there is no list. */
function readLoginLists(login: Json): Json {
  const listed = objects(login.uris);
  const single = typeof login.uri === 'string' && listed.length === 0 ? [{ uri: login.uri }] : [];
  const uris = [...listed, ...single].map(readUri);
  return {
    uri: uris[0]?.uri ?? null,
    uris: listOrNull(uris),
    fido2Credentials: listOrNull(objects(login.fido2Credentials).map(readPasskey)),
  };
}

function readKindObject(body: Json, type: number): Json {
  const kind = KIND_OBJECTS[type];
  if (!kind) throw refuseModel({ Type: ['The field Type is invalid.'] });
  const object = nested(body, kind.member);
  if (!object) throw refuseModel({ [kind.member]: [`The ${kind.member} object is required.`] });
  const missing = kind.required?.find((name) => !object[name]);
  if (missing !== undefined) throw refuseModel({ [missing]: [`The ${missing} field is required.`] });
  const plain = Object.fromEntries(kind.plain.map((name) => [name, object[name] ?? null]));
  const lists = type === 1 ? readLoginLists(object) : {};
  return { [kind.member]: { ...sealedAll(object, kind.encrypted), ...plain, ...lists } };
}

const readField = (field: Json): Json => ({
  type: typeof field.type === 'number' ? field.type : 0,
  name: sealed(field, 'name', 1000),
  value: sealed(field, 'value', 5000),
  linkedId: typeof field.linkedId === 'number' ? field.linkedId : null,
});

const readHistory = (entry: Json): Json => ({
  password: sealed(entry, 'password', 5000),
  lastUsedDate: text(entry, 'lastUsedDate'),
});

/** A CipherRequest's type and content, checked; everything that it leaves out is gone (replace semantics). */
export function readCipherRequest(body: Json): { readonly type: number; readonly content: Json } {
  const type = typeof body.type === 'number' ? body.type : -1;
  const name = sealed(body, 'name', 1000);
  if (name === null) throw refuseModel({ Name: ['The Name field is required.'] });
  const content = {
    name,
    notes: sealed(body, 'notes', 10_000),
    key: sealed(body, 'key', 1000),
    reprompt: body.reprompt === 1 ? 1 : 0,
    ...readKindObject(body, type),
    fields: listOrNull(objects(body.fields).map(readField)),
    passwordHistory: listOrNull(objects(body.passwordHistory).map(readHistory)),
  };
  return { type, content: withDataOverride(content, type, text(body, 'data')) };
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function camel(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camel);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [lowerFirst(name), camel(inner)]));
}

/** A `data` text in a request wins over all other members (bitwarden/server): sending an answer back undoes the edit. */
function withDataOverride(content: Json, type: number, data: string | null): Json {
  if (data === null || data.trim() === '') return content;
  const { name, notes, fields, passwordHistory, ...kind } = camel(JSON.parse(data)) as Json;
  const member = KIND_OBJECTS[type]?.member ?? '';
  return { ...content, name, notes, fields, passwordHistory, [member]: kind };
}

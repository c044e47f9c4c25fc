import { KIND_OBJECTS } from '../server/cipher-model.ts';
import type { PlainItem, PlainLogin } from '../server/seal-item.ts';
import type { Marks } from './marks.ts';

const WORDS = ['keyType', 'keyAlgorithm', 'keyCurve', 'counter', 'discoverable'];
const PASSKEY_PARTS = [
  'credentialId',
  'keyValue',
  'rpId',
  'rpName',
  'userHandle',
  'userName',
  'userDisplayName',
];

/** What any kind of item can have. */
function around({ mark }: Marks, kind: string): Omit<PlainItem, 'type'> {
  return {
    name: mark(`${kind}: name`),
    notes: `First line\n${mark(`${kind}: notes`)} and more`,
    fields: [
      { type: 0, name: mark(`${kind}: name of a field`), value: mark(`${kind}: value of a field`) },
      { type: 1, name: mark(`${kind}: name of a hidden field`), value: mark(`${kind}: hidden field`) },
      { type: 2, name: mark(`${kind}: name of a switch`), value: 'true' },
    ],
  };
}

function loginOf({ mark, markBase32 }: Marks, kind: string, origin: string): PlainLogin {
  const passkey = [
    ...WORDS.map((part) => [part, 'true'] as const),
    ...PASSKEY_PARTS.map((part) => [part, mark(`${kind}: passkey ${part}`)] as const),
  ];
  return {
    username: mark(`${kind}: user name`),
    password: mark(`${kind}: password`),
    totp: markBase32(`${kind}: one-time-code key`),
    uris: [
      { uri: `${origin}/${mark(`${kind}: path`)}` },
      { uri: `https://${mark(`${kind}: host`)}.example/${mark(`${kind}: second path`)}` },
    ],
    fido2Credentials: [{ ...Object.fromEntries(passkey), creationDate: '2026-03-02T10:15:00.000Z' }],
  };
}

/** A login with a mark in every value that it can have. @param origin of its first address. */
export function markedLogin(marks: Marks, kind: string, origin: string): PlainItem {
  const history = (which: string) => ({
    password: marks.mark(`${kind}: ${which} password`),
    lastUsedDate: '2026-01-05T08:00:00.000Z',
  });
  return {
    type: 1,
    ...around(marks, kind),
    login: loginOf(marks, kind, origin),
    passwordHistory: [history('last'), history('first')],
  };
}

/** An item of any other kind, with a mark in every value of its own. @param type the wire's number. */
export function markedItem(marks: Marks, type: number): PlainItem {
  const { member, encrypted } = KIND_OBJECTS[type] ?? { member: '', encrypted: {} };
  const values = Object.keys(encrypted).map((name) => [name, marks.mark(`${member}: ${name}`)] as const);
  return { type, ...around(marks, member), [member]: Object.fromEntries(values) };
}

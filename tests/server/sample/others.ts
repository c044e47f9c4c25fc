import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { SampleItem } from './sample-item.ts';

/** Cards, identities and notes. */
export const otherItems: SampleItem[] = [
  {
    type: 3,
    name: 'Visa, joint account',
    folder: 'Money',
    favorite: true,
    card: {
      cardholderName: 'Pat Hollis',
      brand: 'Visa',
      number: '4929 1234 5678 4417'.replaceAll(' ', ''),
      expMonth: '9',
      expYear: '2028',
      code: '318',
    },
    fields: [{ type: 1, name: 'PIN', value: '4096' }],
  },
  {
    type: 3,
    name: 'Travel card',
    folder: 'Travel',
    ownKey: true,
    card: {
      cardholderName: 'PAT HOLLIS',
      brand: 'Mastercard',
      number: '5425233430109903',
      expMonth: '12',
      expYear: '2027',
      code: '905',
    },
  },
  {
    type: 3,
    name: 'Company card',
    collection: 'Finance',
    card: {
      cardholderName: 'Acme Ltd',
      brand: 'Amex',
      number: '374245455400126',
      expMonth: '5',
      expYear: '2029',
      code: '7713',
    },
  },
  {
    type: 4,
    name: 'Pat Hollis, home',
    folder: 'Family',
    identity: {
      title: 'Mx',
      firstName: 'Pat',
      middleName: 'Robin',
      lastName: 'Hollis',
      address1: '14 Tern Street',
      address2: 'Flat 3',
      city: 'Aldmouth',
      state: 'Westerland',
      postalCode: 'AM4 7QT',
      country: 'GB',
      email: 'pat.hollis@mailbox.example',
      phone: '+44 1632 960417',
      ssn: 'QQ 12 34 56 C',
      username: 'phollis',
      passportNumber: '925076473',
      licenseNumber: 'HOLLI 806254 PR9IJ',
    },
  },
  {
    type: 4,
    name: 'Pat Hollis, work',
    folder: 'Work',
    identity: {
      firstName: 'Pat',
      lastName: 'Hollis',
      company: 'Acme Ltd',
      address1: '2 Foundry Lane',
      city: 'Aldmouth',
      country: 'GB',
      email: 'pat@acme.example',
      phone: '+44 1632 960980',
    },
  },
  {
    type: 2,
    name: 'Wi-Fi at home',
    folder: 'Home/Devices',
    favorite: true,
    notes: 'Network: hollis-5\nPassword: seven-herons-at-dusk\nGuests: hollis-guest / welcome-in',
  },
  {
    type: 2,
    name: 'Boiler service',
    folder: 'Home/Bills',
    notes: 'Kellerman & Daughter, every October.\nContract 2231-B, error codes are in the attachment.',
    files: [
      { name: 'Error codes.csv', text: 'code,meaning\nE1,no flame\nE4,water pressure\nE9,sensor\n' },
      { name: 'Vertrag Nr. 2231-B (Kopie).txt', text: 'Kellerman & Daughter\nContract 2231-B\n' },
    ],
  },
  {
    type: 2,
    name: 'Recovery codes',
    folder: 'Work',
    ownKey: true,
    reprompt: 1,
    notes: Array.from(
      { length: 16 },
      (_, index) =>
        `${index + 1}. ${(index * 7919 + 104729).toString(36)}-${(index * 15485863 + 32452843).toString(36)}`,
    ).join('\n'),
    fields: [{ type: 0, name: 'Printed', value: '2 copies, safe and parents' }],
  },
  {
    type: 2,
    name: 'On-call rota',
    collection: 'Engineering',
    notes: 'Mon Mara, Tue Pat, Wed Idris, Thu Mara, Fri Pat, weekend by lot.',
  },
];

/** A part of an SSH key blob: length, then bytes. */
function part(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

const fromJwk = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64url');

/** The public key as SSH writes it (RFC 4253, RFC 8709). */
function publicBlob(key: KeyObject): Buffer {
  const { kty, x, e, n } = key.export({ format: 'jwk' });
  if (kty === 'OKP') return Buffer.concat([part(Buffer.from('ssh-ed25519')), part(fromJwk(x))]);
  const modulus = Buffer.concat([Buffer.from([0]), fromJwk(n)]);
  return Buffer.concat([part(Buffer.from('ssh-rsa')), part(fromJwk(e)), part(modulus)]);
}

function keyItem(name: string, type: 'ed25519' | 'rsa', more: Partial<SampleItem>): SampleItem {
  const pair =
    type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ed25519');
  const blob = publicBlob(pair.publicKey);
  const fingerprint = createHash('sha256').update(blob).digest('base64').replace(/=+$/, '');
  return {
    type: 5,
    name,
    ...more,
    sshKey: {
      privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      publicKey: `ssh-${type} ${blob.toString('base64')} pat@hollis.dev`,
      keyFingerprint: `SHA256:${fingerprint}`,
    },
  };
}

/** SSH keys, made anew each time so that none lies in the source. */
export const sshKeys = (): SampleItem[] => [
  keyItem('Deploy key', 'ed25519', {
    folder: 'Work/Servers',
    ownKey: true,
    notes: 'Read-only on all repositories.',
  }),
  keyItem('Laptop', 'rsa', {}),
];

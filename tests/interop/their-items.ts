import type { PlainItem } from '../server/seal-item.ts';

const identity = {
  title: 'Dr',
  firstName: 'Zoë',
  middleName: 'Q.',
  lastName: 'Ångström',
  address1: '1 Long Lane',
  address2: 'Rear building',
  address3: 'c/o Müller',
  city: 'Malmö',
  state: 'Skåne',
  postalCode: '211 20',
  country: 'SE',
  company: 'Acme',
  email: 'zoe@acme.example',
  phone: '+46 40 000 00 00',
  ssn: '850709-9805',
  username: 'zoe',
  passportNumber: 'AA0000000',
  licenseNumber: 'L-1234',
};

/** Items of every kind with every member set, that the official client is told to create. */
export const theirItems: readonly PlainItem[] = [
  {
    type: 1,
    name: 'a login with everything',
    notes: 'line one\nline two 🙂',
    favorite: true,
    reprompt: 1,
    login: {
      username: 'zoe@acme.example',
      password: 'pä$$ word with  spaces ',
      totp: 'otpauth://totp/Acme:zoe?secret=JBSWY3DPEHPK3PXP&algorithm=SHA512&digits=8&period=60',
      uris: [
        { uri: 'https://acme.example/login', match: 0 },
        { uri: 'https://acme.example:8443', match: 1 },
        { uri: 'https://acme.example/start', match: 2 },
        { uri: 'https://acme.example/exact?x=1', match: 3 },
        { uri: '^https://.*\\.acme\\.example/$', match: 4 },
        { uri: 'https://never.example', match: 5 },
        { uri: 'androidapp://example.acme' },
      ],
    },
    fields: [
      { type: 0, name: 'text', value: 'value' },
      { type: 1, name: 'hidden', value: 's3cret' },
      { type: 2, name: 'yes', value: 'true' },
      { type: 2, name: 'no', value: 'false' },
      { type: 3, name: 'linked', value: null, linkedId: 101 },
    ],
  },
  { type: 1, name: 'an empty login', login: { username: null, password: null, totp: null, uris: [] } },
  { type: 2, name: 'a note', notes: 'x'.repeat(3000) },
  {
    type: 3,
    name: 'a card',
    card: {
      cardholderName: 'Zoë Ångström',
      brand: 'Visa',
      number: '4111111111111111',
      expMonth: '01',
      expYear: '2031',
      code: '007',
    },
    fields: [{ type: 3, name: 'linked', value: null, linkedId: 303 }],
  },
  {
    type: 4,
    name: 'an identity',
    identity,
    fields: [{ type: 3, name: 'linked', value: null, linkedId: 418 }],
  },
  {
    type: 5,
    name: 'an SSH key',
    sshKey: {
      privateKey: '-----BEGIN OPENSSH PRIVATE KEY-----\nnot a real one\n-----END OPENSSH PRIVATE KEY-----\n',
      publicKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample zoe@acme.example',
      keyFingerprint: 'SHA256:abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    },
  },
];

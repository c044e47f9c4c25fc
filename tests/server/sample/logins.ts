import type { SampleItem } from './sample-item.ts';

const PASSKEY = {
  credentialId: '5f0d3b1c-8f0e-4b6b-9a57-2c1f6f2f8d10',
  keyType: 'public-key',
  keyAlgorithm: 'ECDSA',
  keyCurve: 'P-256',
  keyValue: 'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgAAECAwQFBgcICQoLDA0ODw',
  rpId: 'cobalt.example',
  rpName: 'Cobalt Cloud',
  userHandle: 'cGF0LWhvbGxpcw',
  userName: 'pat@hollis.dev',
  userDisplayName: 'Pat Hollis',
  counter: '0',
  discoverable: 'true',
  creationDate: '2026-03-02T10:15:00.000Z',
};

/** Logins at work. Three of them fit the sample sign-in page at `siteOrigin`. */
export const workLogins = (siteOrigin: string): SampleItem[] => [
  {
    type: 1,
    name: 'Gitea',
    folder: 'Work/Servers',
    favorite: true,
    ownKey: true,
    notes: 'Self-hosted. Ask Mara before changing branch rules.',
    login: {
      username: 'pat@hollis.dev',
      password: 'plinth-Orchard7-sonar',
      totp: 'otpauth://totp/Gitea:pat@hollis.dev?secret=JBSWY3DPEHPK3PXP&issuer=Gitea',
      uris: [{ uri: siteOrigin }, { uri: 'https://git.hollis.dev/user/login', match: 1 }],
      passwordRevisionDate: '2026-08-19T07:40:12.000Z',
    },
    fields: [
      { type: 0, name: 'Instance', value: 'git.hollis.dev' },
      { type: 1, name: 'Recovery code', value: '7fh2-k9qd-3mzx' },
      { type: 2, name: 'Signed commits only', value: 'true' },
      { type: 3, name: 'Login name', value: null, linkedId: 100 },
    ],
    passwordHistory: [
      { password: 'plinth-Orchard6-sonar', lastUsedDate: '2026-08-19T07:40:12.000Z' },
      { password: 'autumn-Ledger2', lastUsedDate: '2025-11-02T16:03:55.000Z' },
    ],
  },
  {
    type: 1,
    name: 'Gitea admin',
    folder: 'Work/Servers',
    reprompt: 1,
    login: { username: 'root', password: 'Vq7#nE2m!pLz94', uris: [{ uri: siteOrigin, match: 1 }] },
  },
  {
    type: 1,
    name: 'Gitea CI robot',
    collection: 'Engineering',
    login: {
      username: 'deploy-bot@acme.example',
      password: 'g8RkT0-build-2Wc5',
      totp: 'GEZDGNBVGY3TQOJQ',
      uris: [{ uri: `${siteOrigin}/`, match: 2 }],
    },
  },
  {
    type: 1,
    name: 'Ledgerline',
    collection: 'Finance',
    ownKey: true,
    login: {
      username: 'finance@acme.example',
      password: 'Balance!Sheet2031',
      uris: [{ uri: 'https://app.ledgerline.example' }],
    },
    fields: [{ type: 0, name: 'Tenant', value: 'acme-eu' }],
  },
  {
    type: 1,
    name: 'Statuspage',
    collection: 'Engineering',
    login: {
      username: 'ops@acme.example',
      password: 'green-Lights-0nly',
      uris: [{ uri: 'https://status.acme.example', match: 3 }],
    },
  },
  {
    type: 1,
    name: 'Cobalt Cloud',
    folder: 'Work',
    ownKey: true,
    login: {
      username: 'pat@hollis.dev',
      password: 'nimbus-Tarmac44',
      totp: 'otpauth://totp/Cobalt:pat?secret=KRSXG5CTMVRXEZLU&algorithm=SHA256&digits=8&period=60&issuer=Cobalt',
      uris: [
        { uri: 'https://console.cobalt.example' },
        { uri: '^https://[a-z]+\\.cobalt\\.example/', match: 4 },
      ],
      fido2Credentials: [PASSKEY],
    },
  },
  {
    type: 1,
    name: 'Office VPN',
    folder: 'Work',
    login: {
      username: 'phollis',
      password: 'tunnel-Brick-19',
      uris: [{ uri: 'https://vpn.acme.example:8443', match: 1 }],
    },
  },
  {
    type: 1,
    name: 'NAS in the cellar',
    folder: 'Home/Devices',
    login: { username: 'admin', password: 'spin-Down-2am', uris: [{ uri: 'http://192.168.1.20:5000' }] },
  },
  {
    type: 1,
    name: 'Router',
    folder: 'Home/Devices',
    login: { username: null, password: 'Fritzl-Box-0000', uris: [{ uri: 'http://router.home/', match: 3 }] },
  },
];

/** Logins of a private life. */
export const privateLogins: SampleItem[] = [
  {
    type: 1,
    name: 'Northwind Bank',
    folder: 'Money',
    favorite: true,
    reprompt: 1,
    notes: 'Telephone PIN is with the card.',
    login: {
      username: '44 102 883',
      password: 'hX3-quarry-88-Lamp',
      totp: 'otpauth://totp/Northwind?secret=MFRGGZDFMZTWQ2LK',
      uris: [
        { uri: 'https://online.northwind.example/login', match: 2 },
        { uri: 'https://northwind.example' },
      ],
    },
    fields: [{ type: 1, name: 'Memorable word', value: 'heron' }],
  },
  {
    type: 1,
    name: 'Fennel Grocers',
    folder: 'Shopping',
    login: {
      username: 'pat.hollis@mailbox.example',
      password: 'basil-And-thyme-3',
      uris: [{ uri: 'https://fennel.example' }],
    },
    passwordHistory: [{ password: 'basil-And-thyme-2', lastUsedDate: '2026-05-11T18:22:40.000Z' }],
  },
  {
    type: 1,
    name: 'Mailbox',
    favorite: true,
    ownKey: true,
    login: {
      username: 'pat.hollis@mailbox.example',
      password: 'Envelope#5501-kiln',
      totp: 'NB2W45DFOIZA',
      uris: [{ uri: 'https://mail.mailbox.example' }, { uri: 'androidapp://example.mailbox.client' }],
    },
  },
  {
    type: 1,
    name: 'Ironkeep Games',
    folder: 'Leisure',
    login: {
      username: 'phollis_',
      password: 'Dragon&Ladle12',
      totp: 'steam://HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ',
      uris: [{ uri: 'https://store.ironkeep.example' }, { uri: 'https://forum.ironkeep.example', match: 5 }],
    },
  },
  {
    type: 1,
    name: 'Tern Airlines',
    folder: 'Travel',
    login: {
      username: 'TN 4471 902',
      password: 'window-Seat-27A',
      uris: [{ uri: 'https://www.ternair.example/account' }],
    },
    fields: [{ type: 0, name: 'Frequent flyer', value: 'TN 4471 902' }],
  },
  {
    type: 1,
    name: 'Juniper Transit',
    folder: 'Travel',
    login: {
      username: 'pat@hollis.dev',
      password: 'tram-Number-9!',
      uris: [{ uri: 'https://tickets.juniper-transit.example' }],
    },
  },
  {
    type: 1,
    name: 'Lumen Energy',
    folder: 'Home/Bills',
    login: {
      username: '0049 18 220',
      password: 'kilo-Watt-hour7',
      uris: [{ uri: 'https://my.lumen-energy.example' }],
    },
    fields: [{ type: 0, name: 'Meter', value: 'EL-88213-4' }],
  },
  {
    type: 1,
    name: 'Harbour Water',
    folder: 'Home/Bills',
    login: { username: 'hollis', password: 'tide-Table-6', uris: [{ uri: 'https://harbour-water.example' }] },
  },
  {
    type: 1,
    name: 'Meridian Health',
    folder: 'Family',
    ownKey: true,
    login: {
      username: 'pat.hollis',
      password: 'pulse-Oximeter-61',
      uris: [{ uri: 'https://portal.meridian-health.example' }],
    },
    files: [
      {
        name: 'Vaccinations 2026.txt',
        text: 'Tick-borne encephalitis: 12 March 2026\nTetanus: 3 June 2026\n',
      },
    ],
  },
  {
    type: 1,
    name: 'Parcelwise',
    folder: 'Shopping',
    login: {
      username: 'pat.hollis@mailbox.example',
      password: 'bubble-Wrap-104',
      uris: [{ uri: 'https://parcelwise.example' }],
    },
  },
  {
    type: 1,
    name: 'Birch & Co Books',
    folder: 'Shopping',
    login: {
      username: 'pat@hollis.dev',
      password: 'dust-Jacket-18',
      uris: [{ uri: 'https://birchbooks.example/sign-in' }],
    },
  },
  {
    type: 1,
    name: 'Cadence Music',
    folder: 'Leisure',
    login: {
      username: 'pat@hollis.dev',
      password: 'offbeat-Tempo-96',
      uris: [{ uri: 'https://cadence.example' }, { uri: 'iosapp://example.cadence' }],
    },
  },
  {
    type: 1,
    name: 'Café Zürich 📁 Gästekarte',
    folder: 'Leisure',
    login: {
      username: 'päivi+hollis@mailbox.example',
      password: 'Grüezi-mitenand-🙂',
      uris: [{ uri: 'https://xn--caf-zrich-z6a.example' }],
    },
  },
  {
    type: 1,
    name: 'City library',
    folder: 'Family',
    login: { username: '2 3004 118 204', password: '1984', uris: [{ uri: 'https://opac.library.example' }] },
  },
  {
    type: 1,
    name: 'Pinetop Gym',
    state: 'archived',
    login: {
      username: 'pat@hollis.dev',
      password: 'squat-Rack-3',
      uris: [{ uri: 'https://pinetop.example' }],
    },
  },
  {
    type: 1,
    name: 'Old forum',
    state: 'trashed',
    login: { username: 'phollis', password: 'letmein2009', uris: [{ uri: 'http://forum.oldnet.example' }] },
  },
];

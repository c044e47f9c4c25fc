import type { SampleItem } from './sample-item.ts';

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
    login: {
      username: '2 3004 118 204',
      password: '1984',
      uris: [{ uri: 'https://catalogue.city-books.example' }],
    },
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

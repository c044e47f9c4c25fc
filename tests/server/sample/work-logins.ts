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

import type { Item, ItemKind, Overview, VaultOverview } from '../../lib/items';
import { createNameCompare } from '../../lib/items';
import {
  type AccountStatus,
  NO_RULES,
  type SessionStatus,
  type SignInState,
  together,
} from '../../lib/session';
import { overviewRow } from '../items/overview-row';
import { organizationOf } from '../items/places';

const idOf = (name: string): string =>
  `00000000-0000-4000-8000-${name.replaceAll(/\W/g, '').toLowerCase().padEnd(12, '0').slice(0, 12)}`;

const SHARED = 'org-acme';

const row = (name: string, detail: string, more: Partial<Overview> = {}): Overview =>
  overviewRow({
    id: idOf(name),
    name,
    detail,
    copies: ['first', 'second'],
    revisionDate: '2026-11-14T08:00:00Z',
    ...more,
  });

const at = (uri: string) => ({ uri, match: null, checksum: 'valid' }) as const;

export const GITEA = row('Gitea', 'pat@hollis.dev', {
  uris: [at('https://git.hollis.dev')],
  copies: ['first', 'second', 'third'],
  hasTotp: true,
  folderId: 'servers',
});
const ADMIN = row('Gitea admin', 'root', { uris: [at('https://git.hollis.dev')] });
const ROBOT = row('Gitea CI robot', 'deploy-bot@acme.example', {
  uris: [at('https://git.hollis.dev')],
  organizationId: SHARED,
});
const BANK = row('Northwind Bank', '44 102 883', { reprompt: true });
const GROCERS = row('Fennel Grocers', 'pat.hollis@mailbox.example');
const VISA = row('Visa, joint account', '•••• 4417, 09/28', {
  kind: 'card',
  copies: ['first', 'second', 'third'],
});

const others: Overview[] = [
  row('Ledgerline', 'finance@acme.example', { organizationId: SHARED }),
  row('Aerie Airlines', 'pat.hollis@mailbox.example'),
  row('Alder Insurance', 'PH-220914', { favorite: true }),
  row('Apricot', 'pat@acme.example', { organizationId: SHARED }),
  row('Barley and Sons', 'pat@hollis.dev'),
  row('Boiler service', '', { kind: 'note', copies: ['first'], folderId: 'house' }),
  row('build-01', 'SHA256:q7Vd0PhKzT2nV5yXw8', { kind: 'sshKey', copies: ['first', 'second'] }),
  row('Copperfield', 'pat@acme.example', { organizationId: SHARED }),
  row('Git signing key', 'SHA256:hollis0PhKzT2nV5yX', { kind: 'sshKey', copies: ['first', 'second'] }),
  row('Digital Hollis', 'pat@mailbox.example'),
  row('Pat Hollis', 'Pat Hollis', { kind: 'identity', copies: ['first', 'second', 'third'] }),
  row('Harbour ferry', 'pat@hollis.dev', { state: 'partly', problem: 'tampered', folderId: 'travel' }),
  row('Old router', 'admin', { deleted: true }),
];

const ASIDE = row('', '', {
  id: '7f3a91d0-0000-4000-8000-00000000c210',
  state: 'unread',
  problem: 'key-missing',
  organizationId: SHARED,
  copies: [],
});

const services = (length: number): Overview[] =>
  Array.from({ length }, (_, at) =>
    row(`Service ${String(at + 1).padStart(5, '0')}`, `pat+${at + 1}@hollis.dev`),
  );

/** Enough rows that only a part of them can be drawn. */
const many = services(1264);

const FOLDERS = [
  { id: 'servers', name: 'Servers' },
  { id: 'travel', name: 'Travel' },
  { id: 'shed', name: 'Home/Garden/Shed' },
  { id: 'house', name: 'Home/House' },
];

export function vault(rows: readonly Overview[]): VaultOverview {
  const compare = createNameCompare();
  const ordered = [...rows].sort((a, b) => compare(a.name, b.name) || compare(a.detail, b.detail));
  return {
    rows: ordered,
    folders: FOLDERS,
    collections: [],
    organizations: [organizationOf({ id: SHARED })],
  };
}

/** Notes and custom fields, as they are searched. */
export const TEXTS: ReadonlyMap<string, string> = new Map([
  [GITEA.id, 'Runs on the cupboard server. Restart with the second power plug, not the first.'],
  [idOf('Git signing key'), 'hollis laptop, 2025'],
  [
    idOf('Boiler service'),
    'The fitter keeps the gitea and holds the pressure at 1.5 bar when the garden tap is shut.',
  ],
  [idOf('Ledgerline'), '\u001eRepository\u001fhollis/git'],
]);

export const SMALL = [GITEA, ADMIN, ROBOT, BANK, GROCERS, VISA, ...others];
export const FULL_VAULT = vault([...SMALL, ...many]);
export const ASIDE_VAULT = vault([...SMALL, ...many, ASIDE]);
/** As large as a vault may be expected to be. */
export const hugeVault = (): VaultOverview => vault([...SMALL, ...services(10_000)]);
export const RECENT = [BANK.id, GROCERS.id, VISA.id, others[0]?.id ?? ''];
/** Newest first. */
export const USAGE = new Map(RECENT.map((id, place) => [id, { count: 1, last: 1000 - place }]));
export const SITE = {
  tabId: 7,
  url: 'https://git.hollis.dev/user/login',
  host: 'git.hollis.dev',
  matches: [GITEA.id, ADMIN.id, ROBOT.id],
};

export const ACCOUNT: AccountStatus = {
  state: 'unlocked',
  account: {
    id: 'https://vault.hollis.dev|pat',
    email: 'pat@hollis.dev',
    name: 'Pat',
    serverHost: 'vault.hollis.dev',
    webVault: 'https://vault.hollis.dev',
    server: { region: 'own', base: 'https://vault.hollis.dev' },
    readOnly: null,
    tag: '',
    title: '',
    colour: 'teal',
  },
  lockAt: null,
  lockSetAt: null,
  lastLock: 0,
  sync: {
    state: 'idle',
    lastSynced: new Date().setHours(9, 41, 0, 0),
    error: null,
    progress: null,
    held: null,
    strangers: [],
    owners: [],
  },
  outbox: { waiting: [], refused: [], conflicts: [], moved: {} },
  ways: { pinTries: null, keys: 0, together: false },
  opening: null,
  needsSignIn: false,
  rules: NO_RULES,
};

/** What pages know of one account, or of several. */
export const statusOf = (...accounts: readonly Partial<AccountStatus>[]): SessionStatus => ({
  ...together(
    accounts.map((one) => ({ ...ACCOUNT, ...one })),
    null,
  ),
  revision: 1,
  locks: 0,
  signIn: null,
});

export const UNLOCKED: SessionStatus = statusOf({});

/** Another account of the same person, on another server. */
export const WORK: AccountStatus = {
  ...ACCOUNT,
  account: {
    ...ACCOUNT.account,
    id: 'https://vault.acme.example|pat',
    email: 'pat@acme.example',
    serverHost: 'vault.acme.example',
    title: 'Acme',
    tag: '2',
    colour: 'violet',
  },
};

/** An account that is shown and never written. */
export function newerAccount(): SessionStatus {
  return statusOf({ account: { ...ACCOUNT.account, readOnly: 'newer-format' } });
}

/** A public key as another device sends it (RSA-2048, SPKI). */
export const PUBLIC_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA0Ww2chogqCpaAR7Uw448am4b7vDFXiM5kXjFlGfXBlrAdAqTTggEvTDlMNYqPlCo+mBM6iFmTTUY9rpZBvFskMnKvsvpJ47/fehAH2o2e3Ulv/5NFevaVCMCmpkBDtbMbO1A4a3btdRtCP8DsKWMefHauEpaoLxNTLWnOIZVfCMjsSgx2EvULHAZPTtbFwm4+UVKniM4ds4jvOsD85h4jn2aLs/jWJXFfxN8iVSqEqpC2TBvsPdyHb49xQoWWfF0Z6BiNqeNGKEU9Uos1pjL+kzhEzzSpH31PZT/ufJ/oo4+93wrUt57hb6f0jxiXhwd5yQ+9F6wVwpbfkq0IwhjOwIDAQAB';

export const LOCKED: SessionStatus = statusOf({ state: 'locked' });
export const SIGNED_OUT: SessionStatus = statusOf();

export function signingIn(step: SignInState['step']): SessionStatus {
  const server = { region: 'own', base: 'https://vault.hollis.dev' } as const;
  const who = { serverHost: 'vault.hollis.dev', email: 'pat@hollis.dev', canRemember: true };
  const signIn = { server, ...who, step, startedAt: 0 };
  return { ...SIGNED_OUT, signIn };
}

const NO_VALUES: Omit<Item, 'id' | 'kind' | 'name' | 'values'> = {
  wireType: 1,
  organizationId: null,
  folderId: null,
  collectionIds: [],
  notes: null,
  favorite: false,
  reprompt: false,
  uris: [],
  customFields: [],
  passwordHistory: [],
  attachments: [],
  passkeys: [],
  passwordRevisionDate: null,
  creationDate: '2023-05-03T10:00:00Z',
  revisionDate: '2026-11-14T08:00:00Z',
  deletedDate: null,
  archivedDate: null,
  readOnly: null,
  hasTrash: true,
  hasArchive: true,
  canEdit: true,
  canDelete: true,
  canRestore: true,
  canViewPassword: true,
  problems: [],
};

export function item(row: Overview, kind: ItemKind, values: Item['values'], more: Partial<Item> = {}): Item {
  return { ...NO_VALUES, id: row.id, kind, name: row.name, values, ...more };
}

export const GITEA_ITEM = item(
  GITEA,
  'login',
  { username: 'pat@hollis.dev', password: 'vK7#mq2-Tellur9&copse_W4x', totp: 'otpauth://totp/x?secret=ABCD' },
  {
    folderId: 'servers',
    uris: [
      { uri: 'https://git.hollis.dev', match: 1, checksum: 'valid' },
      { uri: 'https://hollis.dev:3000/user/login', match: 2, checksum: 'valid' },
      { uri: 'https://old.hollis.dev', match: 5, checksum: 'valid' },
    ],
    customFields: [
      { type: 'hidden', name: 'Recovery codes', value: '9f2c-77ab 41d0-be58', linkedId: null },
      { type: 'boolean', name: 'Robot account', value: 'true', linkedId: null },
      { type: 'linked', name: 'otp_user', value: null, linkedId: 100 },
    ],
    notes: 'Runs on the cupboard server. Restart with the second power plug, not the first.',
    attachments: [
      { id: 'a1', fileName: 'recovery-sheet.pdf', size: 84_000 },
      { id: 'a2', fileName: 'id_gitea.pub', size: 1000 },
    ],
    passwordHistory: [
      { password: 'old-Tellur-1', lastUsed: '2026-11-14T08:00:00Z' },
      { password: 'old-Tellur-0', lastUsed: '2025-03-02T08:00:00Z' },
    ],
  },
);

export const ODD_ITEM = item(
  others[11] ?? GITEA,
  'login',
  { username: 'pat@hollis.dev', password: null },
  {
    uris: [{ uri: 'https://harbour.example', match: null, checksum: 'wrong' }],
    problems: [{ path: 'login.password', reason: 'tampered' }],
    passkeys: [
      {
        credentialId: null,
        keyType: null,
        keyAlgorithm: null,
        keyCurve: null,
        keyValue: null,
        rpId: 'harbour.example',
        rpName: 'Harbour ferry',
        userHandle: null,
        userName: 'pat@hollis.dev',
        counter: null,
        discoverable: null,
        userDisplayName: null,
        creationDate: '2025-03-02T08:00:00Z',
      } as unknown as Item['passkeys'][number],
    ],
  },
);

export const ODD_ROW = others[11] ?? GITEA;
export const GUARDED_ROW = BANK;
export const GUARDED_ITEM = item(
  BANK,
  'login',
  { username: '44 102 883', password: null },
  { reprompt: true },
);
export const CARD_ROW = VISA;
export const CARD_ITEM = item(VISA, 'card', {
  cardholderName: 'Pat Hollis',
  brand: 'Visa',
  number: '4929 1234 5678 4417',
  expMonth: '9',
  expYear: '2028',
  code: '123',
});

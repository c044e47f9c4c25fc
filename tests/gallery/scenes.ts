import { showNotice, showToast } from '../../components/state/notice';
import { looking } from '../../components/state/questions';
import { go, HOME } from '../../components/state/route';
import { searchTexts, usage } from '../../components/state/search-data';
import { silent, status } from '../../components/state/session';
import { draft } from '../../components/state/sign-in';
import { site } from '../../components/state/site';
import { overview, overviewError } from '../../components/state/vault';
import { mapItemIds } from '../../lib/items';
import { type AccountStatus, NO_RULES, type SyncStatus, toRef } from '../../lib/session';
import { t } from '../../lib/text';
import { answers } from './fake-extension';
import * as sample from './samples';

type Scene = () => void;

const PERIOD_MS = 30_000;

function open(rows = sample.FULL_VAULT, more: Partial<AccountStatus> = {}): void {
  status.value = sample.statusOf(more);
  go(HOME);
  usage.value = sample.USAGE;
  overview.value = rows;
  site.value = sample.SITE;
}

/** Two accounts in one list: every third item is of the second one. */
function openBoth(): void {
  const rows = sample.FULL_VAULT.rows.map((row, at) =>
    at % 3 === 2 ? mapItemIds(row, (id) => toRef(sample.WORK.account.tag, id)) : row,
  );
  open({ ...sample.FULL_VAULT, rows });
  status.value = sample.statusOf({}, sample.WORK);
}

function openItem(row: { id: string }, item: unknown, sealed = false): void {
  open();
  answers.set('vault.item', ({ password }: { password?: string }) => ({ item, sealed: sealed && !password }));
  go({ screen: 'item', itemId: row.id });
}

const signIn = (step: Parameters<typeof sample.signingIn>[0]): void => {
  status.value = sample.signingIn(step);
};

const own = { region: 'own', base: 'https://vault.hollis.dev' } as const;
const weak = { kind: 'pbkdf2', iterations: 5000, memoryMiB: null, parallelism: null } as const;
const argon = { kind: 'argon2id', iterations: 3, memoryMiB: 64, parallelism: 4 } as const;

const ACME = { id: 'acme', name: 'Acme Limited', items: 34, isDeclined: false } as const;
const BIRCH = { id: 'birch', name: 'Birch Guild', items: 1, isDeclined: false } as const;

const ASKING = { ...NO_RULES, held: [{ organization: 'acme', asks: ['ownItems', 'kinds'] }] } as const;

function openAsked(more: Partial<SyncStatus>, at: 'strangers' | 'owners' | null): void {
  open(sample.FULL_VAULT, { sync: { ...sample.ACCOUNT.sync, ...more }, rules: ASKING });
  looking.value = at;
}

/** Each screen in each of its states, by name. */
export const SCENES: Readonly<Record<string, Scene>> = {
  starting: () => {
    status.value = null;
  },
  'banner-stranger': () =>
    openAsked({ strangers: [{ ...ACME, print: sample.PUBLIC_KEY, why: 'new' }] }, null),
  strangers: () =>
    openAsked(
      {
        strangers: [
          { ...ACME, print: sample.PUBLIC_KEY, why: 'new' },
          { ...BIRCH, print: sample.PUBLIC_KEY, why: 'changed' },
        ],
      },
      'strangers',
    ),
  owners: () => {
    const [one, two] = sample.FULL_VAULT.rows;
    const moved = [one, two].map((row) => ({ id: row?.id ?? '', from: null, to: 'acme' }));
    openAsked({ owners: moved, strangers: [{ ...ACME, print: sample.PUBLIC_KEY, why: 'new' }] }, 'owners');
  },
  silent: () => {
    silent.value = true;
  },
  'sign-in': () => {
    status.value = sample.SIGNED_OUT;
    draft.value = { server: own, email: 'pat@hollis.dev' };
  },
  permission: () => signIn({ name: 'permission', origins: ['https://vault.hollis.dev/*'] }),
  working: () => signIn({ name: 'working', at: 'deriving' }),
  'first-sync': () => {
    const progress = { step: 'opening', done: 6412, total: 10_020 } as const;
    const nothing = { held: null, strangers: [], owners: [] } as const;
    const sync = { state: 'running', lastSynced: null, error: null, progress, ...nothing } as const;
    const { signIn } = sample.signingIn({ name: 'working', at: 'syncing' });
    status.value = { ...sample.statusOf({ sync }), signIn };
  },
  consent: () =>
    signIn({
      name: 'consent',
      risks: [{ risk: 'key-type-0' }, { risk: 'kdf-weak', kdf: weak }],
      webVault: 'https://vault.hollis.dev',
    }),
  'key-changed': () =>
    signIn({ name: 'consent', risks: [{ risk: 'key-changed' }], webVault: 'https://vault.hollis.dev' }),
  device: () => signIn({ name: 'device', publicKey: sample.PUBLIC_KEY }),
  sso: () => signIn({ name: 'sso', webVault: 'vault.hollis.dev' }),
  'master-password': () =>
    signIn({ name: 'master-password', error: { code: 'wrong-password', details: {} } }),
  'sso-required': () =>
    signIn({ name: 'failed', error: { code: 'sso-required', details: { host: 'vault.hollis.dev' } } }),
  refused: () => {
    signIn({ name: 'refused', error: { code: 'kdf-weaker', details: {} }, remembered: argon, asked: weak });
    status.value = status.value && { ...sample.UNLOCKED, signIn: status.value.signIn };
  },
  'second-factor': () =>
    signIn({
      name: 'second-factor',
      options: [
        { factor: 'authenticator', hint: null, page: null, supported: true },
        { factor: 'email', hint: 'p**@hollis.dev', page: null, supported: true },
        { factor: 'webauthn', hint: null, page: null, supported: false },
      ],
      error: null,
    }),
  'second-factor-wrong': () =>
    signIn({
      name: 'second-factor',
      options: [{ factor: 'email', hint: 'p**@hollis.dev', page: null, supported: true }],
      error: { code: 'wrong-code', details: {} },
    }),
  'second-factor-none': () =>
    signIn({
      name: 'second-factor',
      options: [{ factor: 'duo', hint: null, page: null, supported: false }],
      error: null,
    }),
  'new-device': () => signIn({ name: 'new-device', error: null }),
  failed: () =>
    signIn({ name: 'failed', error: { code: 'wrong-credentials', details: { host: 'vault.hollis.dev' } } }),
  unlock: () => {
    status.value = sample.LOCKED;
  },
  'unlock-pin': () => {
    status.value = sample.statusOf({ state: 'locked', ways: { pinTries: 5, keys: 1, together: false } });
  },
  'unlock-key': () => {
    status.value = sample.statusOf({ state: 'locked', ways: { pinTries: null, keys: 1, together: false } });
  },
  'vault-list': () => open(),
  'two-accounts': () => openBoth(),
  'two-accounts-search': () => {
    openBoth();
    go({ search: 'git' });
  },
  'two-accounts-locked': () => {
    openBoth();
    status.value = sample.statusOf({ state: 'locked' }, { ...sample.WORK, state: 'locked' });
  },
  'two-accounts-one-locked': () => {
    open(sample.FULL_VAULT);
    status.value = sample.statusOf({}, { ...sample.WORK, state: 'locked' });
    go({ search: 'zebra' });
  },
  huge: () => open(sample.hugeVault()),
  'vault-toast': () => {
    open();
    showToast(t('toastCopiedClears', t('fieldPassword'), t('secondsShort', 30)));
  },
  'vault-no-site': () => {
    open();
    site.value = { ...sample.SITE, host: 'shop.example', matches: [] };
  },
  search: () => {
    open();
    searchTexts.value = sample.TEXTS;
    go({ search: 'hol git' });
  },
  'search-near': () => {
    open();
    go({ search: 'northwidn' });
  },
  'search-kind': () => {
    open();
    go({ search: 'kind:card kind:ssh -"old key"' });
  },
  folder: () => {
    open();
    go({ filter: { kind: null, place: 'path:Home', sort: 'name' } });
  },
  'no-hit': () => {
    open();
    go({ search: 'zebra' });
  },
  'set-aside': () => open(sample.ASIDE_VAULT),
  empty: () => open(sample.vault([])),
  offline: () => {
    const error = { code: 'unreachable', details: { host: 'vault.hollis.dev' } } as const;
    open(sample.FULL_VAULT, { sync: { ...sample.ACCOUNT.sync, state: 'failed', error } });
  },
  held: () =>
    open(sample.FULL_VAULT, { sync: { ...sample.ACCOUNT.sync, held: { missing: 412, total: 1283 } } }),
  opening: () => open(sample.vault(sample.SMALL), { opening: { done: 1200, total: 10_019 } }),
  'opening-first': () => {
    open(sample.FULL_VAULT, { opening: { done: 0, total: 10_019 } });
    overview.value = null;
  },
  'signed-off': () => open(sample.FULL_VAULT, { needsSignIn: true }),
  'fill-trouble': () => {
    open();
    showNotice(t('filledPartPassword', '1', '2'), 'care');
  },
  trash: () => {
    open();
    go({ filter: { kind: null, place: 'trash', sort: 'name' } });
  },
  'not-opened': () => {
    open();
    overview.value = null;
    overviewError.value = { code: 'database-damaged', details: {} };
  },
  item: () => openItem(sample.GITEA, sample.GITEA_ITEM),
  'item-odd': () => openItem(sample.ODD_ROW, sample.ODD_ITEM),
  'item-guarded': () => openItem(sample.GUARDED_ROW, sample.GUARDED_ITEM, true),
  generator: () => {
    open();
    go({ screen: 'generator' });
  },
  generated: () => {
    open();
    const at = new Date().setHours(9, 41);
    answers.set('generator.history', () => [
      { value: 'Rq7!sandbar-92Kex&tulip', kind: 'password', at, host: 'git.hollis.dev' },
      { value: 'pelt-repulsion-identical-dayroom', kind: 'passphrase', at: at - 86_400_000, host: null },
    ]);
    go({ screen: 'generated' });
  },
  'item-card': () => openItem(sample.CARD_ROW, sample.CARD_ITEM),
};

/** The pretended background of all scenes. */
export function answerAsEver(): void {
  answers.set('vault.code', () => ({
    code: '418902',
    next: '077341',
    periodSeconds: 30,
    validUntil: (Math.floor(Date.now() / PERIOD_MS) + 1) * PERIOD_MS,
  }));
  answers.set('account.askers', () => []);
  answers.set('unlock.keys', () => []);
  answers.set('vault.value', () => 'vK7#mq2-Tellur9&copse_W4x');
  answers.set('fill.fill', () => ({ filled: 2, planned: 2, skipped: [], host: 'git.hollis.dev' }));
  answers.set('account.checkServer', () => ({
    layout: 'modern',
    product: 'Vaultwarden',
    version: '1.35',
    roundTripMs: 48,
    clockSkewSeconds: 41,
  }));
}

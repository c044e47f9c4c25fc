import {
  completeTogether,
  createRegister,
  createSignIn,
  forgetLeft,
  openBeside,
  openingWith,
  readClient,
} from '../../lib/account';
import { browser, editDraftItem } from '../../lib/browser';
import { strictestFloor } from '../../lib/generator';
import type { AccountStatus, SessionStatus } from '../../lib/session';
import { t } from '../../lib/text';
import { createKeptForm } from '../../lib/vault';
import { createAccountMoves } from './account-moves';
import { type Accounts, createAccounts } from './accounts';
import { armRefresh, armSignIn } from './alarms';
import { createBadge } from './badge';
import { createBasicAuth } from './basic-auth';
import { armClipboardClear, createClipboardWriter } from './clipboard';
import type { OneAccount } from './compose-account';
import { composeDoctor } from './compose-doctor';
import { composeSaving } from './compose-saving';
import { composeEdges, type Edges, forgetVault } from './compose-session';
import { connectorPages, withdrawAtEnd } from './connector-pages';
import { createCorrectFacts, createExplainTab } from './explain-tab';
import { createFillTab } from './fill-tab';
import { followLive } from './follow-live';
import { hydrate } from './hydrate';
import { createMenuVerbs } from './menu-verbs';
import { routeOwn } from './route-own';
import { createSuggest } from './suggest';
import { createUiHandlers } from './ui-handlers';
import { createVaults, type Vaults } from './vaults';

/** The way in. */
function composeSignIn(edges: Edges, accounts: Accounts) {
  const { board, moves, send, isFirefox } = edges;
  return createSignIn({
    board,
    moves,
    open: async (account) => (await accounts.of(account)).session.open(),
    armSignIn,
    send,
    client: () => readClient(isFirefox),
    keyButton: () => t('useSecurityKey'),
    connectorPages,
    hasPermission: (origins) => browser.permissions.contains({ origins }),
    onSignedIn: async (account) => {
      await moves(() => forgetLeft((left) => forgetVault(edges, left)));
      const one = await accounts.of(account);
      await one.syncNow({ force: true, isNewSignIn: true });
      void one.outbox.drain();
    },
  });
}

/** The form that was not saved yet, sealed by the account that it is for. */
const composeKeptForm = (accounts: Accounts) =>
  createKeptForm({
    ownerOf: async (form) => (await accounts.byRef(form.id ?? form.formId)).one,
    ownerBefore: (account) => accounts.of(account),
    read: editDraftItem.get,
    write: editDraftItem.set,
  });

const isOpen = ({ state }: AccountStatus): boolean => state === 'unlocked';

/** What knows the pages in front: what fits them, and what their fields are. */
function composePages({ board }: Edges, accounts: Accounts, vaults: Vaults) {
  const { offers, useItem, noteUse, kindRows, matchOptions, noteGenerated } = vaults;
  const correct = createCorrectFacts(vaults.corrections);
  const clipboard = createClipboardWriter();
  const fillTab = createFillTab({
    offers,
    noteUse,
    correct,
    matchOptions,
    noteMade: (entry) => noteGenerated([entry]),
    openItem: useItem,
    code: vaults.code,
  });
  const readStatus = board.read;
  return {
    fillTab,
    clipboard,
    badge: createBadge({ offers, readStatus }),
    suggest: createSuggest({ board, fillTab, offers, kindRows, noteUse, correct }),
    basicAuth: createBasicAuth({ offers, matchOptions, readStatus, openItem: useItem, noteUse }),
    menuVerbs: createMenuVerbs({
      offers,
      openItem: vaults.item,
      code: vaults.code,
      clipboard,
      armClipboardClear,
      rules: fillTab.rules,
      floor: async () =>
        strictestFloor((await readStatus()).accounts.filter(isOpen).map(({ rules }) => rules.generator)),
      fillNew: fillTab.fillNew,
      noteGenerated,
      noteUse,
    }),
    ...composeSaving(accounts, { board, offers, vault: vaults, edit: vaults, verifyFor: vaults.verifyFor }),
    explainTab: createExplainTab({
      openItem: vaults.item,
      offers,
      matchOptions,
      corrections: vaults.corrections,
    }),
  };
}

/** Does something with each account that is open; nobody waits for what goes wrong with one of them. */
async function withOpen(accounts: Accounts, work: (one: OneAccount) => Promise<unknown>): Promise<void> {
  const open = await accounts.open().catch(() => []);
  await Promise.allSettled(
    open.map(async ({ one }) => {
      await one.session.assertUnlocked();
      await work(one);
    }),
  );
}

/** Opens what is to open together with an account that the person has just opened. */
async function openOthers(accounts: Accounts, opener: string): Promise<void> {
  for (const account of await openingWith(opener)) {
    const one = await accounts.of(account);
    await one.session.unlockBy(() => openBeside(opener, account)).catch(() => undefined);
    void one.syncStale();
  }
  await completeTogether();
}

/** Joins the rooms. The only place that knows them all. */
export function compose(isFirefox: boolean) {
  const edges = composeEdges(
    isFirefox,
    (before, after) => changed(before, after),
    (account) => openOthers(accounts, account).catch(() => undefined),
  );
  const { board, send } = edges;
  const accounts = createAccounts(edges);
  const vaults = createVaults(accounts);
  const pages = composePages(edges, accounts, vaults);
  const signIn = composeSignIn(edges, accounts);
  const accountMoves = createAccountMoves({ accounts, board, signIn });
  const live = followLive(accounts, armRefresh);
  const changed = (before: SessionStatus, after: SessionStatus) => {
    const { badge, capture } = pages;
    const followers = [withdrawAtEnd, badge.follow, capture.sessionChanged, live.sessionChanged];
    for (const follow of followers) void follow(before, after).catch(() => undefined);
    accounts.keepOnly(after.accounts.map(({ account }) => account.id));
  };
  const refresh = () => withOpen(accounts, (one) => one.syncStale(one.outbox.resume));
  return {
    board,
    accounts,
    accountMoves,
    signIn,
    ...pages,
    uiHandlers: createUiHandlers({
      ...pages,
      own: routeOwn(accounts),
      send,
      signIn,
      accountMoves,
      doctor: composeDoctor(edges, accounts),
      register: createRegister({ send, signIn: signIn.start }),
      keptForm: composeKeptForm(accounts),
      sayCorrection: async (...said) => (await accounts.open())[0]?.one.corrections.say(...said),
      armClipboardClear,
      syncNow: () => withOpen(accounts, (one) => one.syncFully()),
      live,
    }),
    hydrate: () => hydrate(edges, accounts, (left) => forgetVault(edges, left)),
    refresh,
    resume: () => signIn.resume().then(refresh),
  };
}

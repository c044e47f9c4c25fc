import {
  createLetIn,
  createSignIn,
  markRevoked,
  readClient,
  readCurrentAccount,
  type Session,
} from '../../lib/account';
import { browser, editDraftItem } from '../../lib/browser';
import { CodedError, toErrorInfo } from '../../lib/errors';
import { t } from '../../lib/text';
import { createKeptForm, createVault, reconcile, reconcileFolders } from '../../lib/vault';
import { armSignIn } from './alarms';
import { createBadge } from './badge';
import { createBasicAuth } from './basic-auth';
import { armClipboardClear, createClipboardWriter } from './clipboard';
import { composeSaving } from './compose-saving';
import { composeEdges, composeSession, type Edges, type Open } from './compose-session';
import { createEditing } from './editing';
import { createCorrectFacts, createExplainTab } from './explain-tab';
import { factorPages } from './factor-pages';
import { createFillTab } from './fill-tab';
import { hydrate } from './hydrate';
import { createLiveSync } from './live-sync';
import { createLookAgain } from './look-again';
import { matchOptions } from './match-options';
import { mayReach } from './may-reach';
import { createMenuVerbs } from './menu-verbs';
import { createKeeper } from './overview';
import { createAnswerHeld, createRunSync } from './run-sync';
import { assertMayUse } from './secret-gate';
import { createSiteOffers } from './site-offers';
import { createSuggest } from './suggest';
import { createUiHandlers } from './ui-handlers';

/** The sealed overview and the syncs that change it. */
function composeSync(edges: Edges, { session, keys }: Open) {
  const { board, store, authorized } = edges;
  const deps = { store, board, keys, assertUnlocked: session.assertUnlocked };
  const refetch = async () => {
    const record = await readCurrentAccount();
    if (record) await store.forgetStamps(record.id).catch(() => undefined);
    await syncNow({ force: true });
  };
  const keeper = createKeeper({ ...deps, damaged: refetch });
  const orTell = async (work: Promise<void>) => {
    try {
      await work;
    } catch (error) {
      const info = toErrorInfo(error);
      // A database that cannot be read is made anew by the next sync.
      if (info.code === 'database-damaged') await syncNow({ force: true });
      else await board.updateSync({ error: info });
    }
  };
  const catchUp = () => orTell(keeper.ensure());
  const isBusy = (id: string) => editing.outbox.isBusy(id);
  const syncNow = createRunSync({
    board,
    send: authorized,
    store,
    prepare: keeper.prepare,
    opensKey: keys.opens,
    reconcile: (waiting, incoming) => reconcile(waiting, incoming, isBusy, keys),
    reconcileFolders: (waiting, incoming) => reconcileFolders(waiting, incoming, isBusy, keys),
    forgetKeys: keys.forget,
    // Not waited for: the list shows what is ready, and whoever waits for the sync has no use for the rest.
    stored: async () => void catchUp().catch(() => undefined),
    onRevoked: async (record) => {
      if (await markRevoked(record)) await board.update(() => ({ needsSignIn: true }));
    },
  });
  const { prepare } = keeper;
  const editing = createEditing({ ...edges, keys, send: authorized, prepare, syncNow, catchUp });
  return {
    catchUp,
    ...editing,
    liveSync: createLiveSync({ ...edges, ...editing, syncNow }),
    mendOverview: (version: number | null) =>
      orTell(version === null ? keeper.ensure() : keeper.mend(version)),
    // How often something was used is worth no error.
    noteUse: (id: string) => keeper.noteUse(id).catch(() => undefined),
    refetch,
    syncNow,
    siteRows: keeper.siteRows,
    kindRows: keeper.kindRows,
  };
}

type Syncs = ReturnType<typeof composeSync>;

/** The vault behind the keys, and the pages that it is filled into. */
function composeVault(
  { store, authorized, unread }: Edges,
  { keys, session, corrections, history }: Open,
  { noteUse, refetch, resolve, siteRows }: Syncs,
) {
  const current = async () => {
    const record = await readCurrentAccount();
    if (!record) throw new CodedError('signed-out');
    return { account: record.id, urls: record.urls };
  };
  const deps = { store, keys, send: authorized, current, refetch, resolve, unread, mayReach };
  const vault = createVault(deps);
  const useItem = async (id: string, password?: string) => {
    const item = await vault.item(id);
    await assertMayUse(item, password, session.verifyPassword);
    return item;
  };
  const fillTab = createFillTab({
    siteRows,
    noteUse,
    correct: createCorrectFacts(corrections),
    matchOptions,
    noteMade: (entry) => history.note([entry]),
    openItem: useItem,
    code: async (id) => (await vault.code(id)).now.code,
  });
  const keptForm = createKeptForm({
    keys,
    read: editDraftItem.get,
    write: editDraftItem.set,
    verifyPassword: session.verifyPassword,
  });
  return { vault, useItem, fillTab, keptForm };
}

/** The ways in: of a person to this browser, and of other devices by way of it. */
function composeSignIn(
  { board, moves, send, authorized }: Edges,
  session: Session,
  { outbox, syncNow }: Syncs,
  isFirefox: boolean,
) {
  const client = () => readClient(isFirefox);
  const letIn = createLetIn({ send: authorized, client, assertUnlocked: session.assertUnlocked });
  const signIn = createSignIn({
    board,
    moves,
    open: session.open,
    armSignIn,
    send,
    client,
    keyButton: () => t('useSecurityKey'),
    factorPages,
    hasPermission: (origins) => browser.permissions.contains({ origins }),
    onSignedIn: async () => {
      await session.forgetLeft();
      await syncNow({ force: true, isNewSignIn: true });
      void outbox.drain();
    },
  });
  return { signIn, letIn };
}

/** Does what only an unlocked session has a use for. */
async function ifOpen(session: Session, work: () => Promise<void>): Promise<void> {
  const isOpen = await session.assertUnlocked().then(
    () => true,
    () => false,
  );
  if (isOpen) await work();
}

/** What knows the pages in front: what fits them, and what their fields are. */
function composePages(
  { board }: Edges,
  open: Open,
  { siteRows, kindRows, noteUse, edit }: Syncs,
  { vault, useItem, fillTab }: ReturnType<typeof composeVault>,
) {
  const { corrections, history, session } = open;
  const offers = createSiteOffers({ siteRows, matchOptions });
  const correct = createCorrectFacts(corrections);
  const clipboard = createClipboardWriter();
  return {
    badge: createBadge({ offers, readStatus: board.read }),
    suggest: createSuggest({ board, fillTab, offers, kindRows, noteUse, correct }),
    clipboard,
    basicAuth: createBasicAuth({ offers, matchOptions, readStatus: board.read, openItem: useItem, noteUse }),
    menuVerbs: createMenuVerbs({
      offers,
      openItem: vault.item,
      code: async (id) => (await vault.code(id)).now.code,
      verifyPassword: session.verifyPassword,
      clipboard,
      armClipboardClear,
      rules: fillTab.rules,
      fillNew: fillTab.fillNew,
      noteGenerated: history.note,
      noteUse,
    }),
    ...composeSaving(open, { board, offers, vault, edit }),
    explainTab: createExplainTab({ openItem: vault.item, offers, matchOptions, corrections }),
  };
}

/** Joins the rooms. The only place that knows them all. */
export function compose(isFirefox: boolean) {
  const edges = composeEdges(isFirefox, (before, after) => {
    void pages.badge.follow(before, after).catch(() => undefined);
    void pages.capture.sessionChanged(before, after).catch(() => undefined);
    syncs.liveSync.sessionChanged(before, after);
  });
  const { board, store, send } = edges;
  const open = composeSession(edges);
  const syncs = composeSync(edges, open);
  const { session } = open;
  const { outbox, syncNow, uploads } = syncs;
  const filling = composeVault(edges, open, syncs);
  const { fillTab } = filling;
  const pages = composePages(edges, open, syncs, filling);
  const waysIn = composeSignIn(edges, session, syncs, isFirefox);
  const lookAgain = createLookAgain({ ...edges, ...syncs });
  const refresh = () => ifOpen(session, () => lookAgain(outbox.resume));
  const uiHandlers = createUiHandlers({
    ...syncs,
    ...open,
    send,
    ...waysIn,
    ...filling,
    ...pages,
    verifyPassword: session.verifyPassword,
    armClipboardClear,
    syncStale: lookAgain,
    syncNow: () => syncNow({ force: true }).then(() => void outbox.drain()),
    answerHeld: createAnswerHeld({ board, store, syncNow }),
  });
  return {
    board,
    session,
    signIn: waysIn.signIn,
    fillTab,
    ...pages,
    outbox,
    uploads,
    uiHandlers,
    hydrate: () => hydrate(board, store, session, outbox),
    refresh,
    resume: () => waysIn.signIn.resume().then(refresh),
  };
}

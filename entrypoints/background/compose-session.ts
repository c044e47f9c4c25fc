import {
  createInTurn,
  createKeyRing,
  createMoves,
  createSealKey,
  createSession,
  createStatusBoard,
  createTokenSource,
  createUnlockKeys,
  createUnlockPin,
  createUnlockTogether,
  forgetPin,
  forgetTogether,
  forgetUnlockKeys,
  type KeyRing,
  readClient,
  readUnlockWays,
  requireAccount,
  type Session,
} from '../../lib/account';
import { createAuthorizedSend, createSend } from '../../lib/api';
import {
  apiTokensItem,
  browser,
  correctionsItem,
  generatedItem,
  pendingUploadsItem,
  pinnedEndpointsItem,
} from '../../lib/browser';
import { createCorrections } from '../../lib/corrections';
import { createHistory } from '../../lib/history';
import { createAgreedOrigins, createApiTokens } from '../../lib/oauth';
import { createOrgReader, createOrgWriter, createSessionReader, createSessionWriter } from '../../lib/org';
import { forgetSealed } from '../../lib/sealed';
import { forgetGroups } from '../../lib/sites';
import { createStore, type VaultRow } from '../../lib/store';
import { createPendingUploads, type FileToSeal, openItem, type Unread } from '../../lib/vault';
import { armLock, armSignIn } from './alarms';
import { mayReach } from './may-reach';
import { forgetRetries } from './retries';
import { createRpIdOf } from './rp-id';

/** Network and storage: everything below the accounts. What several accounts keep in one place takes turns. */
export function composeEdges(
  isFirefox: boolean,
  changed: Parameters<typeof createStatusBoard>[0],
  opened: (account: string) => Promise<void>,
) {
  const deviceType = isFirefox ? 3 : 2;
  return {
    isFirefox,
    deviceType,
    opened,
    board: createStatusBoard(changed),
    moves: createMoves(),
    store: createStore(),
    send: createSend(deviceType),
    pending: createPendingUploads(pendingUploadsItem),
    turns: {
      history: createInTurn(),
      corrections: createInTurn(),
      endpoints: createInTurn(),
      organizations: createInTurn(),
      tokens: createInTurn(),
    },
  };
}

export type Edges = ReturnType<typeof composeEdges>;

/** What is on disk of an account that was left, and goes. */
export async function forgetVault(
  { store, turns }: Pick<Edges, 'store' | 'turns'>,
  account: string,
): Promise<void> {
  await forgetPin(account);
  await forgetUnlockKeys(account);
  await forgetTogether(account);
  await forgetRetries(account);
  await turns.history(() => forgetSealed(generatedItem, account));
  await turns.corrections(() => forgetSealed(correctionsItem, account));
  await turns.endpoints(() => forgetSealed(pinnedEndpointsItem, account));
  await store.forget(account);
  await forgetGroups(account);
}

/** The same edges, as one account reaches over them. */
export function composeOwnEdges(edges: Edges, account: string) {
  const board = edges.board.of(account);
  const getToken = createTokenSource({
    account,
    board,
    send: edges.send,
    client: () => readClient(edges.isFirefox),
    onRevoked: () => board.update(() => ({ needsSignIn: true })),
  });
  const sealing = new Map<string, FileToSeal>();
  const unread = new Map<string, Unread>();
  const authorized = createAuthorizedSend(edges.send, getToken);
  return { ...edges, account, board, boards: edges.board, getToken, authorized, sealing, unread };
}

export type OwnEdges = ReturnType<typeof composeOwnEdges>;

/** What opens an account beside its master password. */
function composeUnlocking({ account, board, moves, isFirefox }: OwnEdges, session: Session) {
  const changed = async () => {
    const ways = await readUnlockWays(account);
    await board.update(() => ({ ways }));
  };
  const mayHave = async () => (await board.read())?.rules.noPin !== true;
  const self = { extensionId: browser.runtime.id, origin: browser.runtime.getURL('').replace(/\/$/, '') };
  return {
    unlockKeys: createUnlockKeys({ account, session, self, rpIdOf: createRpIdOf(isFirefox), changed }),
    unlockPin: createUnlockPin({ account, session, moves, mayHave, changed }),
    unlockTogether: createUnlockTogether({ account, session, changed }),
  };
}

/** Organisations that nobody here knows yet. */
const newOnes = (strangers: VaultRow['strangers']): ReadonlySet<string> =>
  new Set(strangers.flatMap(({ id, why }) => (why === 'new' ? [id.toLowerCase()] : [])));

/** What the account's items can do with services: tokens, and what is read with them. */
function composeServices(edges: OwnEdges, { assertUnlocked }: Session, keys: KeyRing) {
  const { account, send, turns, store, authorized, getToken } = edges;
  const agreed = {
    openKey: createSealKey(account, assertUnlocked, 'latchkey agreed endpoints'),
    inTurn: turns.endpoints,
  };
  const tokens = {
    openKey: createSealKey(account, assertUnlocked, 'latchkey api tokens'),
    inTurn: turns.tokens,
  };
  const itemNow = async (id: string) => {
    const row = await store.readItem(account, id);
    return row?.raw === undefined ? null : openItem(row.id, row.raw, keys);
  };
  const apiTokens = createApiTokens({ send, mayReach, agreed, tokens, itemNow });
  const deps = { send, mayReach, tokens: apiTokens, agreed: createAgreedOrigins(agreed) };
  const org = { ...createOrgReader(deps), ...createOrgWriter(deps) };
  const current = async () => {
    await assertUnlocked();
    const [{ urls }, vault] = await Promise.all([requireAccount(account), store.readVault(account)]);
    const { profile, strangers = [] } = vault ?? {};
    return { api: urls.api, profile, strangers: newOnes(strangers) };
  };
  const asMember = { send: authorized, ready: () => getToken(), mayReach, current };
  const sessionOrg = { ...createSessionReader(asMember), ...createSessionWriter(asMember) };
  return { apiTokens, org, sessionOrg };
}

/** Who may open what of an account, and until when. */
export function composeSession(edges: OwnEdges) {
  const { account, boards, moves, store, sealing, unread, turns } = edges;
  const session = createSession({
    account,
    board: boards,
    moves,
    armLock: (lockAt) => armLock(account, lockAt),
    armSignIn,
    opened: () => edges.opened(account),
    forgetOpened: async () => {
      keys.forget();
      sealing.clear();
      unread.clear();
      // The key of what is left is gone: where it cannot be removed, the rest of the lock goes on all the same.
      await turns.tokens(() => forgetSealed(apiTokensItem, account)).catch(() => undefined);
    },
    forgetVault: (left) => forgetVault(edges, left),
    // A database that cannot be read holds nothing that could be sent.
    hasUnsent: () =>
      store.readOutboxHeads(account).then(
        (waiting) => waiting.length > 0,
        () => false,
      ),
  });
  const { assertUnlocked } = session;
  const keys = createKeyRing({
    account,
    assertUnlocked,
    readOrganizationKeys: async () => (await store.readVault(account))?.organizationKeys ?? {},
  });
  const history = createHistory({
    openKey: createSealKey(account, assertUnlocked, 'latchkey generator history'),
    inTurn: turns.history,
  });
  const corrections = createCorrections({
    openKey: createSealKey(account, assertUnlocked, 'latchkey field corrections'),
    inTurn: turns.corrections,
  });
  return {
    session,
    keys,
    history,
    corrections,
    ...composeServices(edges, session, keys),
    ...composeUnlocking(edges, session),
  };
}

export type Open = ReturnType<typeof composeSession>;

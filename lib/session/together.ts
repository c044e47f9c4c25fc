import { toRef } from './account-ref';
import type { AccountStatus, OutboxStatus, SessionStatus, SyncStatus } from './session';

/** What one status says of several accounts; all but what counts for the whole browser. */
export type Together = Omit<SessionStatus, 'revision' | 'locks' | 'signIn'>;

const refOf =
  ({ account }: AccountStatus) =>
  (id: string): string =>
    toRef(account.tag, id);

function outboxOf(one: AccountStatus): OutboxStatus {
  const { outbox } = one;
  const ref = refOf(one);
  return {
    waiting: outbox.waiting.map(ref),
    refused: outbox.refused.map((refused) => ({ ...refused, id: ref(refused.id) })),
    conflicts: outbox.conflicts.map((conflict) => ({ ...conflict, id: ref(conflict.id) })),
    moved: Object.fromEntries(Object.entries(outbox.moved).map(([from, to]) => [ref(from), ref(to)])),
  };
}

function joinOutboxes(accounts: readonly AccountStatus[]): OutboxStatus {
  const all = accounts.map(outboxOf);
  return {
    waiting: all.flatMap(({ waiting }) => waiting),
    refused: all.flatMap(({ refused }) => refused),
    conflicts: all.flatMap(({ conflicts }) => conflicts),
    moved: Object.assign({}, ...all.map(({ moved }) => moved)),
  };
}

const STATES: readonly SyncStatus['state'][] = ['running', 'failed', 'idle'];

/** What is worth telling comes first: a sync that runs, one that failed; as old as the oldest. */
function joinSyncs(accounts: readonly AccountStatus[]): SyncStatus {
  const syncs = accounts.map(({ sync }) => sync);
  const times = syncs.map(({ lastSynced }) => lastSynced);
  return {
    state: STATES.find((state) => syncs.some((sync) => sync.state === state)) ?? 'idle',
    lastSynced: times.includes(null) ? null : Math.min(...times.map((time) => time ?? 0)),
    error: syncs.find(({ error }) => error)?.error ?? null,
    progress: syncs.find(({ progress }) => progress)?.progress ?? null,
    held: syncs.find(({ held }) => held)?.held ?? null,
    strangers: syncs.flatMap(({ strangers }) => strangers),
    owners: accounts.flatMap((one) =>
      one.sync.owners.map((change) => ({ ...change, id: refOf(one)(change.id) })),
    ),
  };
}

function joinOpening(accounts: readonly AccountStatus[]): SessionStatus['opening'] {
  const all = accounts.flatMap(({ opening }) => opening ?? []);
  if (all.length === 0) return null;
  return all.reduce((sum, { done, total }) => ({ done: sum.done + done, total: sum.total + total }));
}

/** Signed out. */
export const NOBODY: Together = {
  accounts: [],
  state: 'signed-out',
  account: null,
  lockAt: null,
  lockSetAt: null,
  sync: {
    state: 'idle',
    lastSynced: null,
    error: null,
    progress: null,
    held: null,
    strangers: [],
    owners: [],
  },
  outbox: { waiting: [], refused: [], conflicts: [], moved: {} },
  opening: null,
  needsSignIn: false,
  ways: { pinTries: null, keys: 0, together: false },
};

/** The deadline that comes first. */
const firstDeadline = (accounts: readonly AccountStatus[]): Pick<SessionStatus, 'lockAt' | 'lockSetAt'> =>
  accounts.reduce<Pick<SessionStatus, 'lockAt' | 'lockSetAt'>>(
    (first, { lockAt, lockSetAt }) =>
      lockAt !== null && (first.lockAt === null || lockAt < first.lockAt) ? { lockAt, lockSetAt } : first,
    { lockAt: null, lockSetAt: null },
  );

/**
 * Several accounts told as one: unlocked as soon as one of them is, and then of the unlocked ones alone. In front stands the one that the
 * person has chosen, if it is not locked while another is open. Ids of items carry their account's tag.
 */
export function together(accounts: readonly AccountStatus[], front: string | null): Together {
  const open = accounts.filter(({ state }) => state === 'unlocked');
  const told = open.length > 0 ? open : accounts;
  const first = told.find(({ account }) => account.id === front) ?? told[0];
  if (!first) return { ...NOBODY, accounts };
  return {
    accounts,
    state: first.state,
    account: first.account,
    ways: first.ways,
    ...firstDeadline(open),
    sync: joinSyncs(told),
    outbox: joinOutboxes(told),
    opening: joinOpening(told),
    needsSignIn: told.some(({ needsSignIn }) => needsSignIn),
  };
}

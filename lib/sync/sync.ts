import { fetchRevisionDate, fetchSync, type Send } from '../api';
import { CodedError } from '../errors';
import type { ServerUrls, SyncStatus } from '../session';
import type { ComingChange, OutboxItem, OwnerChange, SealedPatch, Store, VaultRow } from '../store';
import { asWire, pickText } from '../wire';
import { admit } from './admit';
import { type Difference, isShrunken } from './compare';
import { fingerprint } from './fingerprint';
import type { ReconcileFolders } from './folders-with-outbox';
import { isAgreed, type OrganizationKeys, type OrganizationTrust } from './judge-organizations';
import { type IncomingVault, parseSync } from './parse-sync';
import { type Questions, questionsOf } from './questions';
import { isDamage, storeMending } from './store-mending';
import { type Reconcile, withOutbox } from './with-outbox';

export interface SyncTarget {
  readonly account: string;
  readonly urls: ServerUrls;
}

export interface SyncOptions {
  /** Fetch all, whatever the revision date says. */
  readonly force: boolean;
  /** Take a vault that lacks much of what is here: the person has said yes. */
  readonly acceptSmaller?: boolean;
  /** Take these changes of owner: they were shown to the person, who has said yes. */
  readonly takeOwners?: readonly OwnerChange[];
  /** Signed in just now: a new security stamp is expected. */
  readonly isNewSignIn?: boolean;
}

export interface SyncDeps {
  readonly send: Send;
  readonly store: Store;
  /** What a change means for the sealed overview; null when that is made afterwards. */
  readonly prepare: (change: ComingChange) => Promise<SealedPatch | null>;
  readonly report: (progress: SyncStatus['progress']) => Promise<void>;
  readonly trust: OrganizationTrust;
  /** What has become of changes that wait to be sent, now that the server's copy of everything is here. */
  readonly reconcile: ReconcileUnder;
  readonly reconcileFolders: ReconcileFolders;
  /** New items are about to get the ids that the server gave them. */
  readonly moved: (ids: readonly (readonly [from: string, to: string])[]) => Promise<void>;
  /** What the server says of sites that are one, null where it says nothing. Must not fail. */
  readonly siteGroups: (groups: IncomingVault['siteGroups']) => Promise<void>;
  /** False once another account, or none, is in use: then nothing is stored any more. */
  readonly isCurrent: () => Promise<boolean>;
}

export interface SyncResult {
  /** False: the server had nothing new, or what it had is held. */
  readonly changed: boolean;
  /** True: keys of organisations are not what they were. */
  readonly keysChanged: boolean;
  readonly syncedAt: number;
  readonly questions: Questions;
}

/** Keys of organisations that are not what they were: of which ones, in lower case, and all keys as they are from now on. */
export interface OtherKeys {
  readonly organizations: ReadonlySet<string>;
  readonly keys: OrganizationKeys;
}

/** As `Reconcile`; with null where all keys are what they were. */
export type ReconcileUnder = (...args: [...Parameters<Reconcile>, OtherKeys | null]) => ReturnType<Reconcile>;

/** A vault that cannot be read counts as none: all is fetched then. */
async function readStored(store: Store, account: string) {
  try {
    const vault = await store.readVault(account);
    const stamps = vault ? await store.readStamps(account) : new Map<string, number>();
    return { vault, stamps, outbox: await store.readOutbox(account) };
  } catch (error) {
    if (isDamage(error))
      return { vault: null, stamps: new Map<string, number>(), outbox: [] as readonly OutboxItem[] };
    throw error;
  }
}

type Stored = Awaited<ReturnType<typeof readStored>>;

interface Times {
  readonly revision: number | null;
  readonly syncedAt: number;
}

function otherKeys(before: OrganizationKeys, keys: OrganizationKeys): OtherKeys | null {
  if (fingerprint(before) === fingerprint(keys)) return null;
  const changed = Object.keys(keys).filter((id) => Object.hasOwn(before, id) && before[id] !== keys[id]);
  return { organizations: new Set(changed), keys };
}

const printsOf = ({ profile, policies, userDecryption, folders, collections }: IncomingVault) => ({
  account: fingerprint(profile, policies, userDecryption),
  lists: fingerprint(folders, collections),
});

/** @param ours what came, with what waits here; its folders are null where they are as the server has them. */
function toChange(
  incoming: IncomingVault,
  ours: { readonly difference: Difference; readonly folders: ComingChange['folders'] },
  { vault }: Stored,
  more: Times & Pick<VaultRow, 'account' | 'organizationKeys' | 'strangers' | 'owners'>,
): ComingChange {
  const { profile, policies, userDecryption, folders, collections } = incoming;
  const { items, removed, stamps } = ours.difference;
  const told = printsOf(incoming);
  // Folders that no server has told are written by each sync, until they are as it has them.
  const prints = ours.folders ? { ...told, lists: 0 } : told;
  const sameLists = prints.lists === vault?.prints.lists && !ours.folders;
  return {
    from: vault?.generation ?? null,
    vault: {
      ...more,
      profile,
      policies,
      userDecryption,
      generation: (vault?.generation ?? 0) + 1,
      held: null,
      prints,
    },
    items,
    removed,
    stamps,
    folders: sameLists ? null : (ours.folders ?? folders),
    collections: sameLists ? null : collections,
  };
}

/** An odd profile costs no item: what was known of it stays. */
function withProfile(incoming: IncomingVault, vault: VaultRow | null): IncomingVault {
  return incoming.profile ? incoming : { ...incoming, profile: asWire(vault?.profile) };
}

/** True when an answer brings nothing that is not here. */
function isSame({ items, removed }: Difference, { vault }: Stored, incoming: IncomingVault): boolean {
  const { account, lists } = printsOf(incoming);
  const isBeside = vault?.prints.account === account && vault.prints.lists === lists;
  return isBeside && items.length === 0 && removed.length === 0;
}

/** The security stamp changes when password or keys do: what then comes is not for the keys that are here. */
function assertSameStamp(incoming: IncomingVault, vault: VaultRow | null, host: string): void {
  const [before, now] = [
    pickText(vault?.profile, 'securityStamp'),
    pickText(incoming.profile, 'securityStamp'),
  ];
  if (before && now && before !== now) throw new CodedError('session-revoked', { host });
}

/** Notes that a smaller vault was offered; asked about once for each revision. */
async function hold(deps: SyncDeps, stored: Stored, removed: number, times: Times): Promise<SyncResult> {
  const { vault, stamps } = stored;
  if (!vault) throw new Error('nothing to compare with');
  const { revision, syncedAt } = times;
  const before = vault.held;
  const declined = before?.declined === true && revision !== null && before.revision === revision;
  const held = { missing: removed, total: stamps.size, revision, declined };
  await deps.store.noteVault(vault.account, { held, syncedAt });
  return { changed: false, keysChanged: false, syncedAt, questions: questionsOf({ ...vault, held }) };
}

async function take(
  deps: SyncDeps,
  target: SyncTarget,
  stored: Stored,
  answer: IncomingVault,
  times: Times,
  options: SyncOptions,
): Promise<SyncResult> {
  const { account } = target;
  const admitted = await admit(deps, account, stored, answer, options.takeOwners ?? []);
  const { incoming, organizationKeys, strangers, owners } = admitted;
  const keysNow = otherKeys(stored.vault?.organizationKeys ?? {}, organizationKeys);
  const reconcile: Reconcile = (...args) => deps.reconcile(...args, keysNow);
  const ours = await withOutbox({ ...deps, reconcile }, account, admitted.compared, incoming, stored);
  const { difference, outbox, conflicts, moved } = ours;
  // New items that got another id are not missing.
  const missing = difference.removed.length - conflicts.moved.length;
  if (!options.acceptSmaller && isShrunken(missing, stored.stamps.size))
    return hold(deps, stored, missing, times);
  const { syncedAt } = times;
  const questions = questionsOf({ held: null, strangers, owners });
  const keysChanged = keysNow !== null;
  const isQuiet = !keysChanged && outbox.put.length === 0 && outbox.remove.length === 0;
  if (isQuiet && isSame(difference, stored, incoming)) {
    await deps.store.noteVault(account, { ...times, held: null, strangers, owners });
    return { changed: false, keysChanged: false, syncedAt, questions };
  }
  const more = { account, organizationKeys, strangers, owners, ...times };
  const change = toChange(incoming, ours, stored, more);
  // Items under a key that has only just come are opened after it has been stored.
  const sealed = keysChanged ? null : await deps.prepare(change);
  await deps.report({ step: 'storing', done: 2, total: 3 });
  if (!(await deps.isCurrent())) throw new CodedError('signed-out');
  await deps.moved(moved);
  await storeMending(deps.store, { ...change, sealed, outbox, conflicts }, incoming);
  return { changed: true, keysChanged, syncedAt, questions };
}

/**
 * Brings one account up to date: asks for the revision date first, then fetches all, checks all, compares item by item, and changes the
 * stored vault in one transaction. Whatever goes wrong, the vault from before stays as it was; one that lacks much of it is held.
 * @throws CodedError `session-revoked` when the account's security stamp has changed, and those of transport, parser and store.
 */
export async function syncAccount(
  deps: SyncDeps,
  target: SyncTarget,
  options: SyncOptions,
): Promise<SyncResult> {
  const { send, store, report } = deps;
  const stored = await readStored(store, target.account);
  await report({ step: 'fetching', done: 0, total: 3 });
  const revision = await fetchRevisionDate(send, target.urls);
  const syncedAt = Date.now();
  const { vault } = stored;
  const known = vault?.held?.declined ? (vault.held.revision ?? vault.revision) : vault?.revision;
  const isAsKnown = vault && known != null && revision !== null && revision <= known;
  // A yes that no server heard is made good now.
  if (!options.force && isAsKnown && !isAgreed(vault.strangers, await deps.trust.pins())) {
    await store.noteVault(target.account, { syncedAt });
    return { changed: false, keysChanged: false, syncedAt, questions: questionsOf(vault) };
  }
  const answer = await fetchSync(send, target.urls);
  await report({ step: 'checking', done: 1, total: 3 });
  const { host } = new URL(target.urls.api);
  const incoming = withProfile(parseSync(answer, { account: target.account, host }), vault);
  if (!options.isNewSignIn) assertSameStamp(incoming, vault, host);
  await deps.siteGroups(incoming.siteGroups);
  return take(deps, target, stored, incoming, { revision, syncedAt }, options);
}

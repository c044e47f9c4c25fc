import type { ServerContext } from './context.ts';
import type { CipherRow, CollectionRow, MembershipRow, UserRow } from './store/rows.ts';

/** What a person may do with an item or collection; the best of all ways that lead to it. */
export interface Rights {
  readonly edit: boolean;
  readonly viewPassword: boolean;
  readonly manage: boolean;
}

export const ALL_RIGHTS: Rights = { edit: true, viewPassword: true, manage: true };

export interface SeenCollection {
  readonly row: CollectionRow;
  readonly rights: Rights;
}

export interface SeenCipher {
  readonly row: CipherRow;
  readonly rights: Rights;
  readonly collectionIds: readonly string[];
}

const CONFIRMED = 2;

/** Memberships that give keys: confirmed, in an enabled organisation. */
export function activeMemberships({ store }: ServerContext, userId: string): MembershipRow[] {
  return store.memberships
    .where('userId', userId)
    .filter((row) => row.status === CONFIRMED && store.organizations.get(row.organizationId)?.enabled);
}

/** The collections that a person sees, with what may be done there. */
export function seenCollections(context: ServerContext, userId: string): SeenCollection[] {
  const { store } = context;
  const organizations = new Set(activeMemberships(context, userId).map((row) => row.organizationId));
  return store.access.where('userId', userId).flatMap((access) => {
    const row = store.collections.get(access.collectionId);
    if (!row || !organizations.has(row.organizationId)) return [];
    const rights = { edit: !access.readOnly, viewPassword: !access.hidePasswords, manage: access.manage };
    return [{ row, rights }];
  });
}

const NO_RIGHTS: Rights = { edit: false, viewPassword: false, manage: false };

const better = (one: Rights, other: Rights): Rights => ({
  edit: one.edit || other.edit,
  viewPassword: one.viewPassword || other.viewPassword,
  manage: one.manage || other.manage,
});

function sharedCiphers(context: ServerContext, userId: string): Map<string, SeenCipher> {
  const { store } = context;
  const seen = new Map<string, SeenCipher>();
  for (const { row: collection, rights } of seenCollections(context, userId)) {
    for (const { cipherId } of store.places.where('collectionId', collection.id)) {
      const row = store.ciphers.get(cipherId);
      if (!row) continue;
      const before = seen.get(cipherId);
      const collectionIds = [...(before?.collectionIds ?? []), collection.id];
      seen.set(cipherId, { row, rights: better(before?.rights ?? NO_RIGHTS, rights), collectionIds });
    }
  }
  return seen;
}

/** Every item that a person sees: own ones and those in collections. */
export function seenCiphers(context: ServerContext, user: UserRow): SeenCipher[] {
  const own = context.store.ciphers.where('userId', user.id);
  return [
    ...own.map((row) => ({ row, rights: ALL_RIGHTS, collectionIds: [] })),
    ...sharedCiphers(context, user.id).values(),
  ];
}

/** One item as a person sees it; null when it is not there for them. */
export function seeCipher(context: ServerContext, user: UserRow, id: string): SeenCipher | null {
  const row = context.store.ciphers.get(id);
  if (!row) return null;
  if (row.userId === user.id) return { row, rights: ALL_RIGHTS, collectionIds: [] };
  return row.organizationId === null ? null : (sharedCiphers(context, user.id).get(id) ?? null);
}

import { randomUUID } from 'node:crypto';
import {
  importSymmetricKey,
  openText,
  randomBytes,
  type SymmetricKey,
  sealForPublicKey,
  sealText,
} from '../../lib/crypto';
import type { Account } from './account.ts';
import { type PlainItem, sealItem } from './seal-item.ts';
import type { EmbeddedServer } from './start-server.ts';
import type { AccessRow, CollectionRow, MembershipRow, OrganizationRow } from './store/rows.ts';

type Rights = Pick<AccessRow, 'readOnly' | 'hidePasswords' | 'manage'>;

export interface SharedOptions {
  /** Any, unless told. */
  readonly id?: string;
  readonly name?: string;
  /** As on the wire: 0 owner, 1 admin, 2 user (unless told), 4 custom. */
  readonly type?: MembershipRow['type'];
  readonly permissions?: MembershipRow['permissions'];
  readonly rules?: OrganizationRow['collectionRules'];
}

/** An organisation that an account is in, whose key is at hand. */
export interface SharedOrganization {
  readonly id: string;
  readonly key: SymmetricKey;
  readonly membershipId: string;
  /** Adds a collection; `rights` are the account's, null for one that it does not see. Gives its id. */
  collection(name: string, rights: Partial<Rights> | null, more?: Partial<CollectionRow>): Promise<string>;
  /** Adds somebody else to a collection. Gives the membership's id. */
  other(collectionId: string, rights: Partial<Rights>): string;
  /** Adds an item to collections, past all rights. Gives its id. */
  item(item: PlainItem, collectionIds: readonly string[]): Promise<string>;
  /** The name that the server has, opened; null when there is no such collection. */
  nameOf(collectionId: string): Promise<string | null>;
}

const CONFIRMED = 2;
const USER = 2;
const WRITES: Rights = { readOnly: false, hidePasswords: false, manage: false };

/** Puts an organisation into the store that an account is in. */
export async function addSharedOrganization(
  { store, clock }: EmbeddedServer,
  account: Account,
  { id = randomUUID(), name = 'Acme', type = USER, permissions, rules }: SharedOptions = {},
): Promise<SharedOrganization> {
  const bytes = randomBytes(64);
  const key = await importSymmetricKey(bytes);
  const membershipId = randomUUID();
  const organization = { id, name, billingEmail: account.email, publicKey: null, privateKey: null };
  store.organizations.put({
    ...organization,
    enabled: true,
    policies: [],
    ...(rules && { collectionRules: rules }),
  });
  const member = { organizationId: id, status: CONFIRMED };
  store.memberships.put({
    ...member,
    id: membershipId,
    userId: account.userId,
    type,
    key: await sealForPublicKey(bytes, account.publicKey),
    ...(permissions && { permissions }),
  });
  const letIn = (collectionId: string, userId: string, rights: Partial<Rights>) =>
    store.access.put({ id: `${collectionId}/${userId}`, collectionId, userId, ...WRITES, ...rights });
  return {
    id,
    key,
    membershipId,
    async collection(label, rights, more = {}) {
      const row = { id: randomUUID(), organizationId: id, name: await sealText(label, key) };
      store.collections.put({ ...row, externalId: null, ...more });
      if (rights) letIn(row.id, account.userId, rights);
      return row.id;
    },
    other(collectionId, rights) {
      const [userId, other] = [randomUUID(), randomUUID()];
      store.memberships.put({ ...member, id: other, userId, type: USER, key: null });
      letIn(collectionId, userId, rights);
      return other;
    },
    async item(item, collectionIds) {
      const { type: kind, ...content } = await sealItem(item, key);
      const now = new Date(clock.now()).toISOString();
      const dates = { creationDate: now, revisionDate: now, deletedDate: null };
      const row = { id: randomUUID(), userId: null, organizationId: id, type: Number(kind), content };
      store.ciphers.put({ ...row, ...dates });
      for (const collectionId of collectionIds)
        store.places.put({ id: `${row.id}/${collectionId}`, cipherId: row.id, collectionId });
      return row.id;
    },
    async nameOf(collectionId) {
      const row = store.collections.get(collectionId);
      return row && openText(row.name, key);
    },
  };
}

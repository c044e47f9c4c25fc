import { randomUUID } from 'node:crypto';
import type { Account } from './account.ts';
import { contentAt, typeAt } from './big/content.ts';
import { spreadOver } from './big/many-collections.ts';
import { addPlaces, type BigOrganization, type Places } from './big/places.ts';
import { newKey, sealFast } from './big/seal-fast.ts';
import { type Traits, traitsAt } from './big/traits.ts';
import { pascal } from './shapes/pascal.ts';
import type { EmbeddedServer } from './start-server.ts';
import type { CipherRow, Json } from './store/rows.ts';

export { SEARCH_WORDS } from './big/words.ts';

export interface BigVaultOptions {
  /** Origin of a page that five of the logins fit, without a slash at its end. */
  readonly siteOrigin?: string;
}

/** What is known of a vault that was made. */
export interface BigVault {
  readonly count: number;
  /** Items that are not in the trash. */
  readonly live: number;
  /** With the keys that their items lie under; ids of the wire. */
  readonly organizations: readonly BigOrganization[];
  /** Gives one item, a login of the person's own, another name; as if that had been done on another device. */
  rename(name: string): void;
  /** Gives the first organisation so many collections more, and lays its items into them in turn; `undo` takes them away. */
  spread(collections: number): { undo(): void };
}

interface Making {
  readonly server: EmbeddedServer;
  readonly account: Account;
  readonly places: Places;
  readonly siteOrigin: string | null;
}

/** What the old server would have kept of it. */
const oldContent = ({ key: _, reprompt: __, ...content }: Json): Json =>
  pascal({ login: null, card: null, identity: null, secureNote: null, ...content }) as Json;

const MINUTE_MS = 60_000;

function makeContent(making: Making, index: number, outerKey: Uint8Array, date: string): Json {
  const isOld = making.server.protocol === 'rubywarden';
  const ownKey = traitsAt(index).hasOwnKey && !isOld ? newKey() : null;
  const put = (text: string) => sealFast(text, ownKey ?? outerKey);
  const content = contentAt(index, date, put, making.siteOrigin);
  if (isOld) return oldContent(content);
  return { ...content, key: ownKey && sealFast(ownKey, outerKey) };
}

function addMark({ server, account, places }: Making, row: CipherRow, traits: Traits, index: number): void {
  const isPlaced = traits.isInFolder && traits.organization === null;
  const folderId = isPlaced
    ? (places.folderIds[((index % 5) + Math.floor(index / 5)) % places.folderIds.length] ?? null)
    : null;
  if (folderId === null && !traits.isFavorite) return;
  server.store.marks.put({
    id: `${account.userId}/${row.id}`,
    userId: account.userId,
    cipherId: row.id,
    folderId,
    favorite: traits.isFavorite,
    archivedDate: null,
  });
}

/** Adds one item with its place and marks. */
function addRow(making: Making, index: number): CipherRow {
  const { server, account, places } = making;
  const traits = traitsAt(index);
  const organization = traits.organization === null ? undefined : places.organizations[traits.organization];
  const date = new Date(server.clock.now() - index * MINUTE_MS).toISOString();
  const row: CipherRow = {
    id: randomUUID(),
    userId: organization ? null : account.userId,
    organizationId: organization?.id ?? null,
    type: typeAt(index),
    creationDate: date,
    revisionDate: date,
    deletedDate: traits.isTrashed && server.protocol !== 'rubywarden' ? date : null,
    content: makeContent(making, index, organization?.key ?? account.userKeyBytes, date),
  };
  server.store.ciphers.put(row);
  const collectionId = organization?.collectionIds[Math.floor(index / 20) % 3];
  if (collectionId) {
    const id = `${row.id}/${collectionId}`;
    server.store.places.put({ id, cipherId: row.id, collectionId });
  }
  addMark(making, row, traits, index);
  return row;
}

function rename(making: Making, id: string, name: string): void {
  const { server, account } = making;
  const { store, clock } = server;
  const row = store.ciphers.get(id);
  if (!row) throw new Error('The vault is too small for the item that changes.');
  const member = server.protocol === 'rubywarden' ? 'Name' : 'name';
  const content = { ...row.content, [member]: sealFast(name, account.userKeyBytes) };
  store.ciphers.put({ ...row, content, revisionDate: new Date(clock.now()).toISOString() });
  touch(making);
}

function spread(making: Making, collections: number): { undo(): void } {
  const { server, account, places } = making;
  const [organization] = places.organizations;
  if (!organization) throw new Error('The server knows no organisations.');
  const takeAway = spreadOver(server.store, account.userId, organization, collections);
  touch(making);
  return {
    undo() {
      takeAway();
      touch(making);
    },
  };
}

/** Notes that the vault has changed now. */
function touch({ server: { store, clock }, account: { userId } }: Making): void {
  const before = store.users.get(userId)?.revision ?? 0;
  store.users.change(userId, { revision: Math.max(clock.now(), before + 1) });
}

/**
 * Puts `count` items of realistic shapes straight into the store of an account, in one transaction; ten thousand take about two
 * seconds. Shapes and shares are in `big/traits.ts`, and are the same for every size.
 */
export function makeVault(
  server: EmbeddedServer,
  account: Account,
  count: number,
  options: BigVaultOptions = {},
): BigVault {
  return server.store.transaction(() => {
    const date = new Date(server.clock.now()).toISOString();
    const places = addPlaces(server, account, date);
    const making = { server, account, places, siteOrigin: options.siteOrigin ?? null };
    let live = 0;
    let changing = '';
    for (let index = 0; index < count; index++) {
      const row = addRow(making, index);
      if (row.deletedDate === null) live += 1;
      if (traitsAt(index).isChanging) changing = row.id;
    }
    touch(making);
    const { organizations } = places;
    return {
      count,
      live,
      organizations,
      rename: (name) => rename(making, changing, name),
      spread: (collections) => spread(making, collections),
    };
  });
}

import { CodedError } from '../../lib/errors';
import type { FieldCorrections } from '../../lib/fill';
import type { Generated } from '../../lib/generator';
import {
  createNameCompare,
  type Item,
  mapFolderId,
  mapItemIds,
  mapListIds,
  mapPlaceIds,
  type Overview,
  type VaultOverview,
} from '../../lib/items';
import { splitRef } from '../../lib/session';
import type { Edit } from '../../lib/vault';
import { type Accounts, askAll } from './accounts';
import { type MatchOptionsOf, matchOptions } from './match-options';
import type { VerifyPassword } from './secret-gate';
import { createSiteOffers, type SiteOffers } from './site-offers';

type Lists = Omit<VaultOverview, 'rows'>;

/** The vaults of all accounts that are open, as one: whoever fills, suggests and asks knows of no accounts. Ids carry their account's tag. */
export interface Vaults {
  /** @throws CodedError of `Vault.item`; `not-found` for an account that is not here. */
  item(id: string): Promise<Item>;
  /** Opens one item for use; rejects also with the codes of the secret gate. */
  useItem(id: string, password?: string): Promise<Item>;
  /** The one-time code of an item at this moment. */
  code(id: string): Promise<string>;
  /** Saves an item; a new one goes to the account that its id has the tag of. */
  save: Edit['save'];
  /** Folders, collections and organisations of all accounts that are open. */
  lists(): Promise<Lists>;
  kindRows(kind: Overview['kind']): Promise<readonly Overview[]>;
  readonly offers: SiteOffers;
  readonly matchOptions: MatchOptionsOf;
  noteUse(id: string): Promise<void>;
  /** Checks the master password of an item's account. */
  verifyFor(id: string): VerifyPassword;
  /** Keeps what was generated, with the account in front. */
  noteGenerated(entries: readonly Generated[]): Promise<void>;
  /** What was said about the fields of a host. */
  corrections(host: string): Promise<FieldCorrections>;
}

/**
 * As one saves it: ids without tags, for the account's own rooms.
 * @throws CodedError `not-found` for a folder or an organisation of another account: an id of one server is no matter of another.
 */
export function withOwnIds(edited: Parameters<Edit['save']>[0]): Parameters<Edit['save']>[0] {
  const { tag } = splitRef(edited.id ?? edited.newId);
  const own = (id: string) => splitRef(id).id;
  const ownTarget = (ref: string) => {
    if (splitRef(ref).tag !== tag) throw new CodedError('not-found');
    return own(ref);
  };
  const draft = mapFolderId(edited.draft, ownTarget);
  if (edited.id === null)
    return {
      ...edited,
      newId: own(edited.newId),
      draft,
      place: edited.place ? mapPlaceIds(edited.place, ownTarget) : null,
    };
  return { ...edited, id: own(edited.id), draft, original: mapFolderId(edited.original, own) };
}

function createRows(accounts: Accounts) {
  const compare = createNameCompare();
  const sources = async (hostname: string) =>
    askAll(await accounts.open(), async ({ one, ref }) => {
      const options = await matchOptions(one.account);
      const rows = await one.siteRows(hostname, options.equivalentDomains);
      return { rows: rows.map((row) => mapItemIds(row, ref)), options };
    });
  const kindRows: Vaults['kindRows'] = async (kind) => {
    const found = await askAll(await accounts.open(), async ({ one, ref }) =>
      (await one.kindRows(kind)).map((row) => mapItemIds(row, ref)),
    );
    // Each has the order of its list already.
    return found.length === 1 ? found.flat() : found.flat().sort((a, b) => compare(a.name, b.name));
  };
  return { offers: createSiteOffers(sources), kindRows };
}

/** @see Vaults */
export function createVaults(accounts: Accounts): Vaults {
  const opened = (open: 'item' | 'useItem') => async (asked: string, password?: string) => {
    const { one, id, ref } = await accounts.byRef(asked);
    const item = open === 'item' ? one.vault.item(id) : one.useItem(id, password);
    return mapItemIds(await item, ref);
  };
  const front = async () => (await accounts.open())[0];
  return {
    ...createRows(accounts),
    item: opened('item'),
    useItem: opened('useItem'),
    code: async (asked) => {
      const { one, id } = await accounts.byRef(asked);
      return (await one.vault.code(id)).now.code;
    },
    save: async (edited) => {
      const { one, ref } = await accounts.byRef(edited.id ?? edited.newId);
      return ref(await one.edit.save(withOwnIds(edited)));
    },
    lists: async () => {
      const all = await askAll(await accounts.open(), async ({ one, ref }) =>
        mapListIds(await one.vault.lists(), ref),
      );
      return {
        folders: all.flatMap(({ folders }) => folders),
        collections: all.flatMap(({ collections }) => collections),
        organizations: all.flatMap(({ organizations }) => organizations),
      };
    },
    matchOptions: async (id) => matchOptions((await accounts.byRef(id)).one.account),
    noteUse: async (asked) => {
      const { one, id } = await accounts.byRef(asked);
      await one.noteUse(id);
    },
    verifyFor: (id) => async (password) => (await accounts.byRef(id)).one.verifyPassword(password),
    noteGenerated: async (entries) => (await front())?.one.history.note(entries),
    corrections: async (host) => {
      const said = await askAll(await accounts.open(), ({ one }) => one.corrections.of(host));
      // Of what several say the one in front counts.
      return new Map(said.toReversed().flatMap((fields) => [...fields]));
    },
  };
}

import { type BulkResult, mapChangeIds, mapItemIds, targetOf } from '../../lib/items';
import { splitRef } from '../../lib/session';
import type { Accounts, Found } from './accounts';
import { ownHandlers } from './own-handlers';
import { NAMED_BY, type Own, type OwnName } from './own-requests';
import { withOwnIds } from './vaults';

type Args<Name extends OwnName> = Parameters<Own[Name]>[0];
type Answer<Name extends OwnName> = Awaited<ReturnType<Own[Name]>>;
type Ref = Found['ref'];

const ownId = (ref: string): string => splitRef(ref).id;

/** What in an answer is an id gets its account's tag. */
const TAGGED: { readonly [Name in OwnName]?: (answer: Answer<Name>, ref: Ref) => Answer<Name> } = {
  'vault.item': ({ item, ...rest }, ref) => ({ item: mapItemIds(item, ref), ...rest }),
  'vault.attachment': ({ more, ...rest }, ref) => ({ ...rest, more: more && ref(more) }),
  'vault.moreOfAttachment': ({ more, ...rest }, ref) => ({ ...rest, more: more && ref(more) }),
  'org.places': (places, ref) => places.map((place) => ({ ...place, id: ref(place.id) })),
  'folder.create': ({ id }, ref) => ({ id: ref(id) }),
  'collection.create': ({ id }, ref) => ({ id: ref(id) }),
  'upload.begin': ({ upload }, ref) => ({ upload: ref(upload) }),
};

/** By an account's id, or by the one id that names it. */
function routeSimply<Name extends OwnName>(accounts: Accounts, name: Name): Own[Name] {
  const named = NAMED_BY[name];
  const answer = async (args: Readonly<Record<string, string>> | undefined) => {
    const ask = (one: Found['one'], own: unknown) =>
      (ownHandlers(one)[name] as (args: unknown) => unknown)(own);
    if (named === 'account') return ask(await accounts.of(args?.account), args);
    const { one, id, ref } = await accounts.byRef(args?.[named] ?? '');
    const told = (await ask(one, { ...args, [named]: id })) as Answer<Name>;
    return TAGGED[name]?.(told, ref) ?? told;
  };
  return answer as Own[Name];
}

/** Several items of several accounts: each account's own in one go. */
async function changeMany(accounts: Accounts, { ids, change }: Args<'vault.many'>): Promise<BulkResult> {
  const byAccount = new Map<string, { readonly found: Found; readonly ids: string[] }>();
  for (const asked of ids) {
    const found = await accounts.byRef(asked);
    const { account } = found.one;
    const group = byAccount.get(account) ?? { found, ids: [] };
    byAccount.set(account, group);
    group.ids.push(found.id);
  }
  // A folder is one account's, and so is an organisation: items of others do not go there.
  const to = targetOf(change);
  const target = to === null ? null : await accounts.byRef(to);
  const own = mapChangeIds(change, ownId);
  const results: BulkResult[] = [];
  for (const { found, ids: inside } of byAccount.values()) {
    const { one, ref } = found;
    const isElsewhere = target !== null && target.one.account !== one.account;
    const { changed, refused } = isElsewhere
      ? { changed: [], refused: inside.map((id) => ({ id, reason: 'other-account' })) }
      : await one.edit.many(inside, own);
    results.push({
      changed: changed.map(ref),
      refused: refused.map(({ id, reason }) => ({ id: ref(id), reason })),
    });
  }
  return {
    changed: results.flatMap(({ changed }) => changed),
    refused: results.flatMap(({ refused }) => refused),
  };
}

/** Those whose account is named in another way. */
const routeOthers = (
  accounts: Accounts,
): Pick<Own, 'vault.save' | 'vault.splitConflict' | 'vault.many' | 'folder.rename'> => ({
  'vault.save': async (args) => {
    const { one, ref } = await accounts.byRef(args.id ?? args.newId);
    const { id } = await ownHandlers(one)['vault.save']({
      ...args,
      ...withOwnIds(args),
    } as Args<'vault.save'>);
    return { id: ref(id) };
  },
  'vault.splitConflict': async (args) => {
    const { one, id } = await accounts.byRef(args.id);
    await ownHandlers(one)['vault.splitConflict']({ ...args, id, newId: ownId(args.newId) });
  },
  'vault.many': (args) => changeMany(accounts, args),
  'folder.rename': async ({ names }) => {
    const byTag = Map.groupBy(names, ({ id }) => splitRef(id).tag);
    for (const [first, ...others] of byTag.values()) {
      if (!first) continue;
      const { one } = await accounts.byRef(first.id);
      await one.editFolders.rename([first, ...others].map(({ id, name }) => ({ id: ownId(id), name })));
    }
  },
});

/** Answers about one account, by whichever account a message is for. Pages name ids with their account's tag; beyond this they have none. */
export function routeOwn(accounts: Accounts): Own {
  const names = Object.keys(NAMED_BY) as OwnName[];
  const simple = Object.fromEntries(names.map((name) => [name, routeSimply(accounts, name)]));
  return { ...(simple as unknown as Own), ...routeOthers(accounts) };
}

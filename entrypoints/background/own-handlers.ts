import { type Item, withoutSecrets } from '../../lib/items';
import { agree, keepApart } from '../../lib/sites';
import type { OneAccount } from './compose-account';
import { credentialHandlers } from './credential-handlers';
import { fileHandlers } from './file-handlers';
import { orgHandlers } from './org-handlers';
import type { Own, OwnName } from './own-requests';
import { assertMayReplace, assertMaySee, assertMayUse, type VerifyPassword } from './secret-gate';
import { unlockHandlers } from './unlock-handlers';

type HandlersOf<Room extends string> = Pick<Own, Extract<OwnName, `${Room}.${string}`>>;

async function sealedItem(item: Item, password: string | undefined, verify: VerifyPassword) {
  if (!item.canViewPassword) return { item: withoutSecrets(item), sealed: false };
  if (item.reprompt && password === undefined) return { item: withoutSecrets(item), sealed: true };
  await assertMayUse(item, password, verify);
  return { item, sealed: false };
}

type EditName =
  | 'save'
  | 'favorite'
  | 'trash'
  | 'restore'
  | 'archive'
  | 'remove'
  | 'many'
  | 'discard'
  | 'resend'
  | 'unsentFile';

function editHandlers({
  vault,
  edit,
  outbox,
  unsentFile,
  verifyPassword,
}: OneAccount): Pick<Own, `vault.${EditName}`> {
  return {
    'vault.save': async (args) => {
      if (args.id !== null) await assertMayReplace(await vault.item(args.id), args.password, verifyPassword);
      return { id: await edit.save(args) };
    },
    'vault.favorite': ({ id, isFavorite }) => edit.favorite(id, isFavorite),
    'vault.trash': ({ id }) => edit.trash(id),
    'vault.restore': ({ id }) => edit.restore(id),
    'vault.archive': ({ id, isArchived }) => edit.archive(id, isArchived),
    'vault.remove': ({ id }) => edit.remove(id),
    'vault.many': ({ ids, change }) => edit.many(ids, change),
    'vault.discard': ({ id }) => edit.discard(id),
    'vault.resend': ({ id }) => outbox.retry(id),
    'vault.unsentFile': async ({ password }) => {
      await verifyPassword(password);
      return unsentFile(password);
    },
  };
}

function folderHandlers({ editFolders }: OneAccount): HandlersOf<'folder'> {
  return {
    'folder.create': async ({ newId, name }) => ({ id: await editFolders.create(newId, name) }),
    'folder.rename': ({ names }) => editFolders.rename(names),
    'folder.otherName': async ({ id }) => ({ name: await editFolders.otherName(id) }),
    'folder.remove': ({ id }) => editFolders.remove(id),
  };
}

const collectionHandlers = ({ editCollections }: OneAccount): HandlersOf<'collection'> => ({
  'collection.create': async ({ organizationId, name }) => ({
    id: await editCollections.create(organizationId, name),
  }),
  'collection.rename': ({ id, name, isFollowed }) => editCollections.rename(id, name, isFollowed),
  'collection.remove': ({ id }) => editCollections.remove(id),
});

type ConflictName = 'conflict' | 'settleConflict' | 'splitConflict' | 'dismissConflict';

function conflictHandlers({
  vault,
  conflicts,
  verifyPassword,
}: OneAccount): Pick<Own, `vault.${ConflictName}`> {
  const assertMay = async (id: string, password: string | undefined) =>
    assertMayReplace(await vault.item(id), password, verifyPassword);
  return {
    'vault.conflict': async ({ id, password }) => {
      await assertMay(id, password);
      return conflicts.open(id);
    },
    'vault.settleConflict': async ({ id, theirs, password }) => {
      await assertMay(id, password);
      await conflicts.settle(id, theirs);
    },
    'vault.splitConflict': async ({ id, newId, password }) => {
      await assertMay(id, password);
      await conflicts.split(id, newId);
    },
    'vault.dismissConflict': ({ id }) => conflicts.dismiss(id),
  };
}

type ReadName = 'mendOverview' | 'sealedPieces' | 'abilities' | 'used' | 'item' | 'value' | 'code';

function readHandlers({
  vault,
  verifyPassword,
  mendOverview,
  sealedPieces,
  noteUse,
  abilities,
}: OneAccount): Pick<Own, `vault.${ReadName}`> {
  return {
    'vault.mendOverview': ({ version }) => mendOverview(version),
    'vault.sealedPieces': ({ names }) => sealedPieces(names),
    'vault.abilities': () => abilities(),
    'vault.used': ({ id }) => noteUse(id),
    'vault.item': async ({ id, password }) => sealedItem(await vault.item(id), password, verifyPassword),
    'vault.value': async ({ id, field, password }) => {
      await assertMaySee(await vault.item(id), field, password, verifyPassword);
      return vault.value(id, field);
    },
    'vault.code': async ({ id, password }) => {
      await assertMaySee(await vault.item(id), 'totp', password, verifyPassword);
      const { now, next } = await vault.code(id);
      return {
        code: now.code,
        next: next.code,
        periodSeconds: now.periodSeconds,
        validUntil: now.validUntil,
      };
    },
  };
}

const generatorHandlers = ({ history }: OneAccount): HandlersOf<'generator'> => ({
  'generator.history': () => history.read(),
  'generator.note': ({ entries }) => history.note(entries),
  'generator.clearHistory': () => history.clear(),
});

const siteHandlers = ({ account, session }: OneAccount): HandlersOf<'sites'> => ({
  'sites.agree': async ({ groups }) => {
    await session.assertUnlocked();
    await agree(account, groups);
  },
  'sites.keepApart': async ({ sites }) => {
    await session.assertUnlocked();
    await keepApart(account, sites);
  },
});

const accountHandlers = ({ session, letIn, syncStale, answers }: OneAccount) =>
  ({
    'account.unlock': async ({ password }) => {
      await session.unlock(password);
      void syncStale();
    },
    'account.signOut': () => session.signOut(),
    'account.askers': () => letIn.askers(),
    'account.answerAsker': (args) => letIn.answer(args),
    'sync.answerHeld': ({ take }) => answers.held(take),
    'sync.answerOrganization': async ({ id, print, isAccepted }) => {
      await session.assertUnlocked();
      await answers.organization(id, print, isAccepted);
    },
    'sync.organizations': async () => {
      await session.assertUnlocked();
      return answers.agreed();
    },
    'sync.takeOwners': async ({ owners }) => {
      await session.assertUnlocked();
      await answers.owners(owners);
    },
  }) satisfies Partial<Own>;

/** Answers about one account, in the ids of its server. Every handler is one line of wiring; decisions live in the rooms. */
export const ownHandlers = (one: OneAccount): Own => ({
  ...accountHandlers(one),
  ...unlockHandlers(one),
  ...readHandlers(one),
  ...editHandlers(one),
  ...conflictHandlers(one),
  ...folderHandlers(one),
  ...collectionHandlers(one),
  ...generatorHandlers(one),
  ...siteHandlers(one),
  ...fileHandlers(one),
  ...credentialHandlers(one),
  ...orgHandlers(one),
});

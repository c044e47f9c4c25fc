import type { UnlockKeys, UnlockPin } from '../../lib/account';
import type { History } from '../../lib/history';
import { type Item, withoutSecrets } from '../../lib/items';
import { type Handlers, push, type UiRequests } from '../../lib/protocol';
import { tryTotp } from '../../lib/totp';
import type { Abilities, Conflicts, Edit, EditFolders, KeptForm, Outbox, Vault } from '../../lib/vault';
import { type AccountHandlerDeps, accountHandlers } from './account-handlers';
import type { BasicAuth } from './basic-auth';
import type { ClipboardWriter } from './clipboard';
import { type FileHandlerDeps, type FileName, fileHandlers } from './file-handlers';
import { type FillHandlerDeps, fillHandlers } from './fill-handlers';
import type { LiveSync } from './live-sync';
import type { SavePrompts } from './save-prompt';
import { assertMayReplace, assertMaySee, assertMayUse, type VerifyPassword } from './secret-gate';
import type { Suggest } from './suggest';
import { unlockHandlers } from './unlock-handlers';
import type { UnsentFile } from './unsent-file';

export interface UiHandlerDeps extends AccountHandlerDeps, FileHandlerDeps, FillHandlerDeps {
  readonly unlockKeys: UnlockKeys;
  readonly unlockPin: UnlockPin;
  readonly vault: Vault;
  readonly history: History;
  readonly edit: Edit;
  readonly editFolders: EditFolders;
  readonly outbox: Outbox;
  readonly conflicts: Conflicts;
  readonly unsentFile: UnsentFile;
  readonly keptForm: KeptForm;
  readonly suggest: Suggest;
  readonly savePrompts: SavePrompts;
  readonly verifyPassword: VerifyPassword;
  readonly syncNow: () => Promise<void>;
  readonly answerHeld: (take: boolean) => Promise<void>;
  readonly mendOverview: (version: number | null) => Promise<void>;
  readonly noteUse: (id: string) => Promise<void>;
  readonly abilities: () => Promise<Abilities>;
  readonly liveSync: LiveSync;
  readonly armClipboardClear: () => Promise<void>;
  readonly clipboard: ClipboardWriter;
  readonly basicAuth: BasicAuth;
}

type HandlersOf<Room extends string> = Pick<
  Handlers<UiRequests>,
  Extract<keyof UiRequests, `${Room}.${string}`>
>;

async function sealedItem(item: Item, password: string | undefined, verify: VerifyPassword) {
  if (!item.canViewPassword) return { item: withoutSecrets(item), sealed: false };
  if (item.reprompt && password === undefined) return { item: withoutSecrets(item), sealed: true };
  await assertMayUse(item, password, verify);
  return { item, sealed: false };
}

type FormName = 'keepForm' | 'takeForm';

const formHandlers = ({ keptForm }: UiHandlerDeps): Pick<Handlers<UiRequests>, `vault.${FormName}`> => ({
  'vault.keepForm': ({ form }) => keptForm.keep(form),
  'vault.takeForm': ({ password }) => keptForm.take(password),
});

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
}: UiHandlerDeps): Pick<Handlers<UiRequests>, `vault.${EditName}`> {
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

function folderHandlers({ editFolders }: UiHandlerDeps): HandlersOf<'folder'> {
  return {
    'folder.create': async ({ newId, name }) => ({ id: await editFolders.create(newId, name) }),
    'folder.rename': ({ names }) => editFolders.rename(names),
    'folder.otherName': async ({ id }) => ({ name: await editFolders.otherName(id) }),
    'folder.remove': ({ id }) => editFolders.remove(id),
  };
}

type ConflictName = 'conflict' | 'settleConflict' | 'splitConflict' | 'dismissConflict';

function conflictHandlers({
  vault,
  conflicts,
  verifyPassword,
}: UiHandlerDeps): Pick<Handlers<UiRequests>, `vault.${ConflictName}`> {
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

function readHandlers({
  vault,
  verifyPassword,
  mendOverview,
  noteUse,
  abilities,
}: UiHandlerDeps): Omit<HandlersOf<'vault'>, `vault.${EditName | ConflictName | FormName}` | FileName> {
  return {
    'vault.mendOverview': ({ version }) => mendOverview(version),
    'vault.abilities': () => abilities(),
    'vault.used': ({ id }) => noteUse(id),
    'vault.item': async ({ id, password }) => sealedItem(await vault.item(id), password, verifyPassword),
    'vault.value': async ({ id, field, password }) => {
      await assertMaySee(await vault.item(id), field, password, verifyPassword);
      return vault.value(id, field);
    },
    'vault.tryCode': async ({ text }) => tryTotp(text, Date.now()),
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

const generatorHandlers = ({ history }: UiHandlerDeps): HandlersOf<'generator'> => ({
  'generator.history': () => history.read(),
  'generator.note': ({ entries }) => history.note(entries),
  'generator.clearHistory': () => history.clear(),
});

const suggestHandlers = ({ suggest }: UiHandlerDeps): HandlersOf<'suggest'> => ({
  'suggest.open': ({ token }) => suggest.open(token),
  'suggest.choose': (args) => suggest.choose(args),
  'suggest.newPassword': (args) => suggest.newPassword(args),
  'suggest.silence': ({ token }) => suggest.silence(token),
});

const frameHandlers: HandlersOf<'frame'> = {
  'frame.wish': ({ wish, token, ...target }) => push(target, 'page.hearFrame', { token, wish }),
};

const saveHandlers = ({ savePrompts }: UiHandlerDeps): HandlersOf<'save'> => ({
  'save.open': ({ token }) => savePrompts.open(token),
  'save.password': ({ token }) => savePrompts.password(token),
  'save.answer': ({ token, answer }) => savePrompts.answer(token, answer),
  'save.inWindow': ({ token }) => savePrompts.inWindow(token),
  'save.dismiss': ({ token, never }) => savePrompts.dismiss(token, never),
});

/** Answers to our own pages. Every handler is one line of wiring; decisions live in the rooms. */
export function createUiHandlers(deps: UiHandlerDeps): Handlers<UiRequests> {
  return {
    ...accountHandlers(deps),
    ...unlockHandlers(deps),
    ...readHandlers(deps),
    ...editHandlers(deps),
    ...conflictHandlers(deps),
    ...formHandlers(deps),
    ...folderHandlers(deps),
    ...generatorHandlers(deps),
    ...fileHandlers(deps),
    ...suggestHandlers(deps),
    ...frameHandlers,
    ...saveHandlers(deps),
    'sync.now': () => deps.syncNow(),
    'sync.follow': () => deps.liveSync.follow(),
    'sync.answerHeld': ({ take }) => deps.answerHeld(take),
    'auth.question': ({ request }) => deps.basicAuth.question(request),
    'auth.answer': (args) => deps.basicAuth.answer(args),
    'clipboard.copied': () => deps.armClipboardClear(),
    'clipboard.take': () => deps.clipboard.take(),
    'clipboard.placed': () => deps.clipboard.placed(),
    ...fillHandlers(deps),
  };
}

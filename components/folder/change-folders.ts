import { ask } from '../../lib/protocol';
import { folderPath, isInFolder } from '../../lib/search';
import { type AccountSummary, splitRef, toRef } from '../../lib/session';
import { t } from '../../lib/text';
import type { FolderQuestion } from '../state/folders';
import { showToast } from '../state/notice';
import { changeFilter } from '../state/places';
import { type Place, route } from '../state/route';
import { overview } from '../state/vault';

const folders = () =>
  (overview.peek()?.folders ?? []).map(({ id, name }) => ({ id, path: folderPath(name ?? '') }));

const isOf = (id: string, account: AccountSummary | null): boolean =>
  account === null || splitRef(id).tag === account.tag;

/** The folder of an account that has a path already; of any account where none is named. */
export const folderAt = (path: string, account: AccountSummary | null = null): string | null =>
  folders().find(({ id, path: one }) => one === path && isOf(id, account))?.id ?? null;

/** Makes a folder, or takes the one that has this path. @throws CodedError, see `folder.create`. */
export async function makeFolder(
  { done, account }: Extract<FolderQuestion, { what: 'new' }>,
  newId: string,
  path: string,
): Promise<void> {
  const known = folderAt(path, account);
  const id = known ?? (await ask('folder.create', { newId, name: path })).id;
  if (done) done(id);
  else if (known) changeFilter({ place: `folder:${known}` });
  else showToast(t('toastFolderMade', path), 'folder');
}

/** Gives a path another name, in every folder that it is a part of. @throws CodedError, see `folder.rename`. */
export async function renamePath(
  { path: before, account }: Extract<FolderQuestion, { what: 'rename' }>,
  after: string,
): Promise<void> {
  const names = folders()
    .filter(({ id, path }) => isInFolder(path, before) && isOf(id, account))
    .map(({ id, path }) => ({ id, name: after + path.slice(before.length) }));
  await ask('folder.rename', { names });
  const placeOf = (path: string): Place => `path:${toRef(account?.tag ?? '', path)}`;
  if (route.peek().filter.place === placeOf(before)) changeFilter({ place: placeOf(after) });
  showToast(t('toastFolderRenamed', after), 'folder');
}

/** @throws CodedError, see `folder.remove`. */
export async function removeFolder(id: string, path: string): Promise<void> {
  await ask('folder.remove', { id });
  changeFilter({ place: 'all' });
  showToast(t('toastFolderRemoved', path), 'folder');
}

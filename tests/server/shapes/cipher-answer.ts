import type { Rights, SeenCipher } from '../access.ts';
import { KIND_OBJECTS } from '../cipher-model.ts';
import type { ServerContext } from '../context.ts';
import type { AttachmentRow, CipherRow, Json, UserRow } from '../store/rows.ts';
import { pascal } from './pascal.ts';

/** Sizes in words, as the official server writes them. */
export function sizeName(bytes: number): string {
  if (bytes < 1024) return `${bytes} Bytes`;
  const units = ['KB', 'MB', 'GB'];
  let size = bytes / 1024;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${Math.round(size * 100) / 100} ${units[unit]}`;
}

/** An attachment in an item; the address inside is only good with a signature, which is asked for separately. */
export const attachmentAnswer = (context: ServerContext, row: AttachmentRow, query = '') => ({
  id: row.id,
  url: `${context.url()}/attachments/${row.cipherId}/${row.id}${query}`,
  fileName: row.fileName,
  key: row.key,
  size: String(row.size),
  sizeName: sizeName(row.size),
  object: 'attachment',
});

/** The members that only depend on the item: `cipherMini` and the base of all other forms. */
function mini(context: ServerContext, row: CipherRow): Json {
  const attachments = context.store.attachments.where('cipherId', row.id);
  const { content } = row;
  const kinds = Object.values(KIND_OBJECTS).map((kind) => [kind.member, content[kind.member] ?? null]);
  const {
    reprompt = 0,
    key = null,
    name = null,
    notes = null,
    fields = null,
    passwordHistory = null,
  } = content;
  return {
    id: row.id,
    organizationId: row.organizationId,
    type: row.type,
    data:
      content.data ??
      JSON.stringify(pascal({ name, notes, fields, passwordHistory, ...(kindContent(row) ?? {}) })),
    name,
    notes,
    ...Object.fromEntries(kinds),
    fields,
    passwordHistory,
    attachments: attachments.length > 0 ? attachments.map((one) => attachmentAnswer(context, one)) : null,
    organizationUseTotp: true,
    revisionDate: row.revisionDate,
    creationDate: row.creationDate,
    deletedDate: row.deletedDate,
    reprompt,
    key,
    object: 'cipherMini',
  };
}

const kindContent = (row: CipherRow): Json | null => {
  const member = KIND_OBJECTS[row.type]?.member;
  return member === undefined ? null : ((row.content[member] as Json | undefined) ?? null);
};

export const cipherMini = mini;

const permissions = (rights: Rights) => ({
  delete: rights.manage || rights.edit,
  restore: rights.manage || rights.edit,
});

/** An item as one person sees it, with the collections it lies in. */
export function cipherDetails(
  context: ServerContext,
  user: UserRow,
  seen: SeenCipher,
  object = 'cipherDetails',
): Json {
  const { row, rights, collectionIds } = seen;
  const mark = context.store.marks.get(`${user.id}/${row.id}`);
  return {
    ...mini(context, row),
    folderId: mark?.folderId ?? null,
    favorite: mark?.favorite ?? false,
    archivedDate: mark?.archivedDate ?? null,
    edit: rights.edit,
    viewPassword: rights.viewPassword,
    permissions: permissions(rights),
    ...(object === 'cipherDetails' && { collectionIds }),
    object,
  };
}

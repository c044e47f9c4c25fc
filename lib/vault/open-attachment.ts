import { fetchAttachmentBytes, fetchAttachmentUrl, type Send } from '../api';
import { OpenError, type OpeningKey, openAttachment, openKey } from '../crypto';
import { CodedError } from '../errors';
import type { ItemRow } from '../store';
import { pick, pickList, pickText } from '../wire';
import { openItemKey } from './item-key';
import type { VaultKeys } from './keys';
import { createValueOpener } from './open-values';

/** In memory as it came and opened, for nothing of it may be believed before all of it was read. The cloud takes half a gibibyte. */
const MAX_BYTES = 512 * 1024 * 1024;

type Urls = Parameters<typeof fetchAttachmentUrl>[1];

export interface OpenedAttachment {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * The key of the content: the attachment's own where it has one (all but very old and rubywarden's), else the user's or the
 * organisation's.
 */
async function contentKey(
  attachment: unknown,
  { key: itemKey, outer }: { key: OpeningKey; outer: OpeningKey },
): Promise<OpeningKey> {
  const wrapped = pick(attachment, 'key');
  return wrapped === undefined ? outer : openKey(wrapped, itemKey);
}

/**
 * Fetches and opens one attachment.
 * @throws CodedError `not-found`, `item-unreadable` (seal broken or key lost), and those of the transport.
 */
export async function fetchAttachment(
  deps: {
    readonly send: Send;
    readonly urls: Urls;
    readonly keys: VaultKeys;
    /** Rejects with `permission-missing` when this browser may not talk to an address. */
    readonly mayReach: (url: string) => Promise<void>;
  },
  row: ItemRow,
  attachmentId: string,
): Promise<OpenedAttachment> {
  const attachment = pickList(row.raw, 'attachments').find((wire) => pickText(wire, 'id') === attachmentId);
  if (attachment === undefined) throw new CodedError('not-found');
  const itemKey = await openItemKey(row.raw, deps.keys);
  if ('problem' in itemKey) throw new CodedError('item-unreadable', { message: itemKey.problem });
  const ids = { itemId: row.id, attachmentId };
  const url = await fetchAttachmentUrl(deps.send, deps.urls, ids, pickText(attachment, 'url'));
  await deps.mayReach(url);
  const sealed = await fetchAttachmentBytes(deps.send, url, MAX_BYTES);
  try {
    const bytes = await openAttachment(sealed, await contentKey(attachment, itemKey));
    const fileName = await createValueOpener(itemKey.key).open('fileName', pick(attachment, 'fileName'));
    return { fileName: fileName ?? attachmentId, bytes };
  } catch (error) {
    if (error instanceof OpenError) throw new CodedError('item-unreadable', { message: error.reason });
    throw error;
  }
}

import { ask } from '../../lib/protocol';
import type { OpenedItem } from '../state/opened-item';
import { withReprompt } from '../state/reprompt';
import { bytesOf, saveFile } from '../state/save-file';

/** Opens a file of an item and hands it to the browser's download. Rejects with what the background says against it. */
export async function download(
  item: { readonly id: string; readonly name: string | null },
  attachmentId: string,
  opened: OpenedItem,
): Promise<void> {
  const wanted = { id: item.id, attachmentId };
  const got = await withReprompt(item.name ?? '', (password) =>
    ask('vault.attachment', { ...wanted, ...opened.guard(), ...(password !== undefined && { password }) }),
  );
  if (!got) return;
  const parts = [bytesOf(got.base64)];
  let { more } = got;
  while (more !== null) {
    const next = await ask('vault.moreOfAttachment', { more });
    parts.push(bytesOf(next.base64));
    more = next.more;
  }
  saveFile(got.fileName, parts);
}

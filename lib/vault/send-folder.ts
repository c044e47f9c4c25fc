import { createFolder, deleteFolder, renameFolder } from '../api';
import type { OutboxItem } from '../store';
import { asWire, type Wire } from '../wire';
import { sealedName } from './folder-rows';
import { type Step, toMade, toTheirs } from './step';

const requestFor = (row: Wire) => ({ name: sealedName(row) });

/** The next step of the server towards what a folder is to be; null when it is that already. */
export function nextFolderStep({ id, base, ours }: OutboxItem): Step | null {
  const [before, wanted] = [asWire(base), asWire(ours)];
  if (!wanted) {
    const remove: Step['send'] = async (via, urls) => {
      await deleteFolder(via, urls, id);
      return 'gone';
    };
    return before && { sent: before, send: remove };
  }
  if (!before)
    return {
      sent: wanted,
      send: async (via, urls) => toMade(wanted, await createFolder(via, urls, requestFor(wanted))),
    };
  if (sealedName(before) === sealedName(wanted)) return null;
  return {
    sent: wanted,
    send: async (via, urls) => toTheirs(before, await renameFolder(via, urls, id, requestFor(wanted))),
  };
}

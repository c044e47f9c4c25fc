import {
  archiveCipher,
  createCipher,
  deleteCipher,
  fetchCipher,
  replaceCipher,
  restoreCipher,
  type Send,
  trashCipher,
} from '../api';
import { toErrorInfo } from '../errors';
import type { ServerUrls } from '../session';
import type { OutboxItem } from '../store';
import { asWire, type Wire, withMember } from '../wire';
import { cipherRequest, isOldStyle } from './cipher-request';
import { collectionsOf, isSameCollections, organizationOf, withCollections } from './place';
import {
  archivedDate,
  deletedDate,
  isSameArchive,
  isSameContent,
  isSameState,
  isSameTrash,
  withArchivedDate,
  withDeletedDate,
  withPlaceOf,
} from './same-content';
import { nextFolderStep } from './send-folder';
import { collectionsStep, createSharedStep, isOnlyMarked, markStep, shareStep } from './send-shared';
import { type Step, toMade, toTheirs } from './step';

function createStep(ours: Wire): Step {
  const sent = withArchivedDate(withDeletedDate(ours, null), null);
  const send: Step['send'] = async (via, urls) =>
    toMade(sent, await createCipher(via, urls, cipherRequest(sent, null)));
  return { sent, send };
}

/** What is left out of a request is cleared there, so that the content goes out with the archive's date that the server has. */
function contentStep(id: string, base: Wire, ours: Wire): Step {
  const sent = withCollections(withPlaceOf(ours, base), collectionsOf(base));
  const send: Step['send'] = async (via, urls) =>
    toTheirs(base, await replaceCipher(via, urls, id, cipherRequest(sent, base)));
  return { sent, send };
}

function archiveStep(id: string, base: Wire, ours: Wire): Step {
  const date = archivedDate(ours);
  const sent = withArchivedDate(base, date);
  const send: Step['send'] = async (via, urls) => {
    const answer = toTheirs(base, await archiveCipher(via, urls, id, date !== null));
    return typeof answer === 'string' ? answer : { theirs: withPlaceOf(answer.theirs, sent) };
  };
  return { sent, send };
}

function trashStep(id: string, base: Wire, ours: Wire): Step {
  const date = deletedDate(ours);
  const send: Step['send'] = async (via, urls) => {
    if (date === null) return toTheirs(base, await restoreCipher(via, urls, id));
    await trashCipher(via, urls, id);
    return { theirs: withMember(base, 'deletedDate', date) };
  };
  return { sent: withDeletedDate(base, date), send };
}

/** The server's copy of one item; null where it knows no such address, or no such item. */
async function lookAt(via: Send, urls: ServerUrls, id: string): Promise<Wire | null> {
  try {
    return asWire(await fetchCipher(via, urls, id));
  } catch (error) {
    const { code, details } = toErrorInfo(error);
    if (code === 'server-refused' && /^(?:404|405)$/.test(details.number ?? '')) return null;
    throw error;
  }
}

/**
 * No server looks which copy is to be deleted. Where one item can be asked for, that is done just before; what was changed meanwhile is
 * then found out about by a sync, and stays.
 */
function removeStep(id: string, base: Wire): Step {
  const send: Step['send'] = async (via, urls) => {
    const now = isOldStyle(base) ? null : await lookAt(via, urls, id);
    if (now && !isSameState(now, base)) return 'unknown';
    await deleteCipher(via, urls, id);
    return 'gone';
  };
  return { sent: base, send };
}

/**
 * The next step of the server towards what an item or a folder is to be. For an item that is its content first (with a new owner, if it
 * gets one), then where it lies:
 * nothing is archived while it is in the trash: it comes out before that, and goes in after it. Null when it is all that already.
 * Sending rejects with a CodedError of the server or of the way to it; whether it arrived is then not known, but for `server-refused`.
 */
export function nextStep(entry: OutboxItem): Step | null {
  const { id, base, ours } = entry;
  if (entry.kind === 'folder') return nextFolderStep(entry);
  const [before, wanted] = [asWire(base), asWire(ours)];
  if (!wanted) return before && removeStep(id, before);
  if (!before) return organizationOf(wanted) === null ? createStep(wanted) : createSharedStep(wanted);
  const isToShare = organizationOf(before) === null && organizationOf(wanted) !== null;
  if (isToShare) return shareStep(id, before, wanted);
  if (!isSameContent(before, wanted))
    return (isOnlyMarked(before, wanted) ? markStep : contentStep)(id, before, wanted);
  if (!isSameCollections(before, wanted)) return collectionsStep(id, before, wanted);
  const isTrashed = isSameTrash(before, wanted);
  const isToRestore = !isTrashed && deletedDate(wanted) === null;
  if (!isSameArchive(before, wanted) && !isToRestore) return archiveStep(id, before, wanted);
  return isTrashed ? null : trashStep(id, before, wanted);
}

import { createSharedCipher, markCipher, placeCipher, shareCipher } from '../api';
import type { OutboxItem } from '../store';
import { asWire, pickBoolean, pickList, pickText, type Wire, withMember } from '../wire';
import { cipherRequest } from './cipher-request';
import { folderOf } from './folder-rows';
import { collectionsOf, isSameOwner, organizationOf, withCollections } from './place';
import { isSameForOthers, withArchivedDate, withDeletedDate, withPlaceOf } from './same-content';
import { hasOwnKey } from './share-item';
import { type Sent, type Step, toMade, toTheirs } from './step';

/** What came, in the collections that were asked for: answers tell of them or not, and the next sync does. */
const inCollections = (answer: Sent, ids: readonly string[]): Sent =>
  typeof answer === 'string' ? answer : { theirs: withCollections(answer.theirs, ids) };

/** A new item of an organisation. */
export function createSharedStep(ours: Wire): Step {
  const sent = withArchivedDate(withDeletedDate(ours, null), null);
  const collectionIds = collectionsOf(sent);
  const send: Step['send'] = async (via, urls) => {
    const answer = await createSharedCipher(via, urls, { cipher: cipherRequest(sent, null), collectionIds });
    return inCollections(toMade(sent, answer), collectionIds);
  };
  return { sent, send };
}

/** True for an item without a key of its own that is to change its owner, while a file is on its way to it: that would stay under the old key. */
export function waitsForFile({ id, base, ours }: OutboxItem, uploading: ReadonlySet<string>): boolean {
  const [before, wanted] = [asWire(base), asWire(ours)];
  return (
    uploading.has(id) &&
    before !== null &&
    wanted !== null &&
    !isSameOwner(before, wanted) &&
    !hasOwnKey(wanted)
  );
}

/** The files whose names and keys stand under another key now; none where they stand under the item's own, which stays. */
function movedFiles(ours: Wire): Wire {
  const files = hasOwnKey(ours) ? [] : pickList(ours, 'attachments');
  if (files.length === 0) return {};
  const byId = files.map((file) => [
    pickText(file, 'id') ?? '',
    { fileName: pickText(file, 'fileName'), key: pickText(file, 'key') },
  ]);
  return { attachments2: Object.fromEntries(byId) };
}

/** An item of the person's own goes to an organisation, with all that was changed of it. */
export function shareStep(id: string, base: Wire, ours: Wire): Step {
  const sent = withPlaceOf(ours, base);
  const collectionIds = collectionsOf(ours);
  const send: Step['send'] = async (via, urls) => {
    const cipher = { ...cipherRequest(sent, base), ...movedFiles(sent) };
    const answer = toTheirs(
      base,
      await shareCipher(via, urls, id, { cipher, collectionIds }),
      organizationOf(ours),
    );
    return inCollections(answer, collectionIds);
  };
  return { sent, send };
}

/** True for a change that whoever may only read an item of an organisation may make all the same. */
export const isOnlyMarked = (base: Wire, ours: Wire): boolean =>
  !pickBoolean(base, 'edit', true) && isSameForOthers(base, ours);

/** Folder and favourite of an item that the person may only read. */
export function markStep(id: string, base: Wire, ours: Wire): Step {
  const [folderId, favorite] = [folderOf(ours), pickBoolean(ours, 'favorite', false)];
  const sent = withMember(withMember(base, 'folderId', folderId), 'favorite', favorite);
  const send: Step['send'] = async (via, urls) =>
    toTheirs(base, await markCipher(via, urls, id, { folderId, favorite }));
  return { sent, send };
}

/** An item of an organisation goes into other collections of it. */
export function collectionsStep(id: string, base: Wire, ours: Wire): Step {
  const collectionIds = collectionsOf(ours);
  const send: Step['send'] = async (via, urls) => {
    const { isUnavailable, cipher } = await placeCipher(via, urls, id, collectionIds);
    return isUnavailable ? 'unseen' : inCollections(toTheirs(base, cipher), collectionIds);
  };
  return { sent: withCollections(base, collectionIds), send };
}

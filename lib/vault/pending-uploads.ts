/**
 * A file of which the server may have a record already, noted on disk before the server is asked: whatever becomes of the page and of
 * the worker, it is brought to an end. Ids and ciphertext only.
 */
export interface PendingUpload {
  readonly upload: string;
  readonly account: string;
  readonly itemId: string;
  /** Null until the server has told it, and the old way, which tells none. */
  readonly attachmentId: string | null;
  /** As it is sealed: by it the file is known again among those of the item, for no two seals are alike. */
  readonly fileName: string;
  /** The file's key as it is sealed; null where it has none. */
  readonly key: string | null;
  /** Where the bytes go: a file store, the server itself, or to it the old way, record and bytes at once. */
  readonly way: 'store' | 'direct' | 'old';
  /** `open` while a page is at it; then the server has all of it, or it is to go. */
  readonly state: 'open' | 'arrived' | 'unwanted';
  /** When the page was last heard of; Unix milliseconds. */
  readonly seenAt: number;
}

/** Where the list lies. What is no list counts as an empty one. */
export interface PendingShelf {
  get(): Promise<unknown>;
  set(list: readonly PendingUpload[]): Promise<void>;
}

export interface PendingUploads {
  all(): Promise<readonly PendingUpload[]>;
  find(upload: string): Promise<PendingUpload | null>;
  add(pending: PendingUpload): Promise<void>;
  /** Does nothing where it is not on the list any more. */
  change(upload: string, members: Partial<PendingUpload>): Promise<void>;
  remove(upload: string): Promise<void>;
}

/** The list of files that are under way, changed one step after the other. */
export function createPendingUploads(shelf: PendingShelf): PendingUploads {
  let last: Promise<unknown> = Promise.resolve();
  const all = async (): Promise<readonly PendingUpload[]> => {
    const stored = await shelf.get();
    return Array.isArray(stored) ? (stored as PendingUpload[]) : [];
  };
  const turn = (make: (list: readonly PendingUpload[]) => readonly PendingUpload[]): Promise<void> => {
    const next = last.then(async () => shelf.set(make(await all())));
    last = next.catch(() => undefined);
    return next;
  };
  return {
    all,
    find: async (upload) => (await all()).find((one) => one.upload === upload) ?? null,
    add: (pending) => turn((list) => [...list, pending]),
    change: (upload, members) =>
      turn((list) => list.map((one) => (one.upload === upload ? { ...one, ...members } : one))),
    remove: (upload) => turn((list) => list.filter((one) => one.upload !== upload)),
  };
}

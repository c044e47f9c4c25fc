import { signal } from '@preact/signals';
import { missingAccess } from '../../lib/browser';
import { CodedError, type ErrorInfo, toErrorInfo } from '../../lib/errors';
import { ask } from '../../lib/protocol';
import { t } from '../../lib/text';
import { type UploadProgress, uploadFromPage } from '../../lib/upload';
import { showToast } from '../state/notice';
import { withReprompt } from '../state/reprompt';
import { onLock } from '../state/session';
import { beforeLeaving } from '../state/surface';

/** A file on its way to an item, or one that did not get there. */
export interface Uploading {
  readonly key: number;
  readonly itemId: string;
  readonly itemName: string;
  readonly file: File;
  /** Null while it waits for those before it. */
  readonly progress: UploadProgress | null;
  readonly error: ErrorInfo | null;
  readonly cancel: AbortController;
  /** The password typed for the item, for as long as it is looked at. */
  readonly guard: () => { password?: string };
}

/** What this page is adding. Goes with the page: a file that is half there is deleted again. */
export const uploads = signal<readonly Uploading[]>([]);

const change = (key: number, members: Partial<Uploading>): void => {
  uploads.value = uploads.peek().map((one) => (one.key === key ? { ...one, ...members } : one));
};

const drop = (key: number): void => {
  uploads.value = uploads.peek().filter((one) => one.key !== key);
};

/** The cloud keeps files elsewhere than it answers, at an address that is known only now. */
async function mayReach(url: string): Promise<void> {
  const message = await missingAccess(url);
  if (message !== null) throw new CodedError('permission-missing', { host: new URL(url).host, message });
}

async function begin({ itemId, itemName, guard }: Uploading, { name, size }: File): Promise<string | null> {
  const begun = await withReprompt(itemName, (password) =>
    ask('upload.begin', {
      id: itemId,
      name,
      size,
      ...guard(),
      ...(password !== undefined && { password }),
    }),
  );
  return begun?.upload ?? null;
}

async function run(one: Uploading): Promise<void> {
  const { key, file, cancel } = one;
  const watch = {
    signal: cancel.signal,
    progress: (progress: UploadProgress) => change(key, { progress }),
  };
  change(key, { progress: { phase: 'sealing', done: 0, total: file.size }, error: null });
  try {
    const isAdded = await uploadFromPage({ begin: (chosen) => begin(one, chosen), mayReach }, file, watch);
    drop(key);
    if (isAdded) showToast(t('fileAdded', file.name), 'clip');
  } catch (error) {
    if (cancel.signal.aborted) drop(key);
    else change(key, { progress: null, error: toErrorInfo(error) });
  }
}

/** One at a time: a line that is shared is no faster, and what arrives first is whole first. */
function createQueue(): (one: Uploading) => void {
  let last: Promise<void> = Promise.resolve();
  return (one) => {
    last = last.then(() => {
      const isWanted = uploads.peek().some(({ key }) => key === one.key);
      return isWanted ? run(one) : undefined;
    });
  };
}

const queue = createQueue();

/** Adds files to an item, one after the other. */
export function addFiles(to: Pick<Uploading, 'itemId' | 'itemName' | 'guard'>, files: readonly File[]): void {
  for (const file of files) {
    const key = Math.max(0, ...uploads.peek().map((one) => one.key)) + 1;
    const one = { ...to, key, file, progress: null, error: null, cancel: new AbortController() };
    uploads.value = [...uploads.peek(), one];
    queue(one);
  }
}

/** Breaks one off; what the server has of it is deleted. Also takes away one that has failed. */
export function cancelUpload({ key, progress, cancel }: Uploading): void {
  cancel.abort();
  if (progress === null) drop(key);
}

/** Tries one that has failed once more. */
export function retryUpload(one: Uploading): void {
  change(one.key, { error: null });
  queue(one);
}

const cancelWhere = (isEnding: (one: Uploading) => boolean): void => {
  for (const one of uploads.peek().filter(isEnding)) cancelUpload(one);
};

onLock((closed) => cancelWhere(({ itemId }) => closed.item(itemId)));
beforeLeaving(() => cancelWhere(() => true));
// Browsers ask before such a page is closed.
addEventListener('beforeunload', (event) => {
  if (uploads.peek().some(({ error }) => error === null)) event.preventDefault();
});

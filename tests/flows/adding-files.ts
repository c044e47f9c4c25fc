import type { Transfer } from '../../lib/api';
import { CodedError } from '../../lib/errors';
import type { UiRequests } from '../../lib/protocol';
import { type UploadDeps, uploadFile } from '../../lib/upload';
import { type OpenedFile, openFiles } from '../server/open-file';
import type { Rig } from './rig';

/** Node has no XMLHttpRequest; all else of the page's half is what pages run. */
const transfer: Transfer = async ({ method, url, headers, form }, bytes, { signal, progress }) => {
  signal.throwIfAborted();
  const data = form && new FormData();
  for (const [name, value] of Object.entries(form?.fields ?? {})) data?.append(name, value);
  if (form) data?.append('data', bytes, form.fileName);
  try {
    const response = await fetch(url, { method, headers, body: data ?? bytes, signal });
    progress(bytes.size);
    return { status: response.status, headers: response.headers, bytes: await response.bytes() };
  } catch {
    signal.throwIfAborted();
    throw new CodedError('unreachable', { host: new URL(url).host });
  }
};

export interface AddOptions {
  readonly password?: string;
  readonly signal?: AbortSignal;
  /** Comes before each request of the page to the background. */
  readonly before?: (name: keyof UiRequests, args: { upload?: string }) => Promise<void> | void;
}

/** Adds a file to an item, as a page would. */
export async function addFile(
  rig: Rig,
  itemId: string,
  file: File,
  { password, signal = new AbortController().signal, before }: AddOptions = {},
): Promise<void> {
  const ask = (async (name: keyof UiRequests, args: { upload?: string }) => {
    await before?.(name, args);
    return rig.ask(name, args);
  }) as UploadDeps['ask'];
  const begin: UploadDeps['begin'] = async ({ name, size }) => {
    const args = { id: itemId, name, size, ...(password !== undefined && { password }) };
    return (await ask('upload.begin', args)).upload;
  };
  const deps = { ask, begin, transfer, mayReach: async () => undefined };
  await uploadFile(deps, file, { signal, progress: () => undefined });
}

/** A file of so many bytes, all of them different from those of any other. */
export function sampleFile(size: number, name = 'Reisepass – Kopie.pdf'): { file: File; bytes: Uint8Array } {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return { file: new File([bytes], name), bytes };
}

/** What lies on the server, opened there. */
export const filesOnServer = (rig: Rig, itemId: string): (OpenedFile | null)[] =>
  openFiles(rig.server, itemId, rig.account.userKeyBytes);

/** The files of an item as the extension shows them. */
export const filesHere = async (rig: Rig, id: string) =>
  (await rig.ask('vault.item', { id })).item.attachments;

/** One file of an item, opened by the extension. */
export async function openHere(rig: Rig, id: string, attachmentId: string): Promise<OpenedFile> {
  let piece: { base64: string; more: string | null };
  const { fileName, ...first } = await rig.ask('vault.attachment', { id, attachmentId });
  piece = first;
  const parts = [Buffer.from(piece.base64, 'base64')];
  while (piece.more !== null) {
    piece = await rig.ask('vault.moreOfAttachment', { more: piece.more });
    parts.push(Buffer.from(piece.base64, 'base64'));
  }
  return { name: fileName, bytes: new Uint8Array(Buffer.concat(parts)) };
}

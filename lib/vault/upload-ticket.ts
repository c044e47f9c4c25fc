import { directUploadUrl, type GetToken, oldUploadUrl, renewUploadUrl, storeHeaders } from '../api';
import { CodedError } from '../errors';
import type { ServerUrls, UploadTicket } from '../session';
import type { AttachDeps } from './may-attach';
import type { PendingUpload, PendingUploads } from './pending-uploads';

export interface TicketDeps extends AttachDeps {
  readonly pending: PendingUploads;
  readonly getToken: GetToken;
  /** The headers by which the server knows this client, with a token. */
  readonly headers: (token: string) => Record<string, string>;
  /** Signed addresses as they came, each good for one try; in memory only. */
  readonly urls: Map<string, string>;
}

async function toStore(deps: TicketDeps, urls: ServerUrls, pending: PendingUpload): Promise<UploadTicket> {
  const { upload, itemId, attachmentId } = pending;
  const known = deps.urls.get(upload);
  deps.urls.delete(upload);
  const ids = { itemId, attachmentId: attachmentId ?? '' };
  const url = known ?? (await renewUploadUrl(deps.send, urls, ids));
  return { method: 'PUT', url, headers: storeHeaders(url, new Date()), token: null, form: null };
}

async function toServer(
  deps: TicketDeps,
  urls: ServerUrls,
  { way, itemId, attachmentId, fileName, key }: PendingUpload,
  refused: string | undefined,
): Promise<UploadTicket> {
  const token = await deps.getToken(refused === undefined ? undefined : { refused });
  const isOld = way === 'old' || attachmentId === null;
  return {
    method: 'POST',
    url: isOld ? oldUploadUrl(urls, itemId) : directUploadUrl(urls, { itemId, attachmentId }),
    headers: deps.headers(token),
    token,
    form: { fields: isOld && key !== null ? { key } : {}, fileName },
  };
}

/** Where the bytes of a file go now. @throws CodedError `upload-lost` for one that is over, `locked`, and those of the server. */
export async function uploadTicket(
  deps: TicketDeps,
  upload: string,
  refused?: string,
): Promise<UploadTicket> {
  const { account, urls } = await deps.current();
  const pending = await deps.pending.find(upload);
  if (pending?.account !== account || pending.state !== 'open') throw new CodedError('upload-lost');
  return pending.way === 'store' ? toStore(deps, urls, pending) : toServer(deps, urls, pending, refused);
}

import { clientHeaders, type GetToken } from '../../lib/api';
import { pendingUploadsItem } from '../../lib/browser';
import {
  createPendingUploads,
  createUploads,
  type FileToSeal,
  type Outbox,
  type UploadDeps,
  type Uploads,
} from '../../lib/vault';
import { armUploads } from './alarms';

export interface FilesDeps {
  /** The id of the account whose items get them. */
  readonly account: string;
  readonly getToken: GetToken;
  /** As for `createSend`. */
  readonly deviceType: number;
  /** See `UploadDeps`. */
  readonly sealing: Map<string, FileToSeal>;
}

type Shared = Pick<
  UploadDeps,
  'store' | 'keys' | 'send' | 'current' | 'prepare' | 'changed' | 'sync' | 'resolve'
>;

/** Files of items, on their way to the server and away from there. */
export const createFiles = (
  shared: Shared,
  { account, getToken, deviceType, sealing }: FilesDeps,
  outbox: Outbox,
): Uploads =>
  createUploads({
    ...shared,
    isBusy: outbox.isBusy,
    drain: outbox.drain,
    pending: createPendingUploads(pendingUploadsItem),
    getToken,
    headers: (token) => clientHeaders(deviceType, token),
    urls: new Map(),
    sealing,
    armTidy: (delayMs) => armUploads(account, delayMs),
  });

import { decodeBase64 } from '../../lib/bytes';
import { sealForPublicKey } from '../../lib/crypto';
import type { Account } from './account.ts';

export interface Asking {
  readonly id: string;
  readonly publicKey: string;
}

/** The device that asks to be let in to an account. Throws when there is none. */
export async function askingAt(account: Account): Promise<Asking> {
  const { data } = await account.call('GET', '/auth-requests/pending');
  const [first] = data as Asking[];
  if (!first) throw new Error('nobody asks');
  return first;
}

/**
 * Answers it as another client of the person would.
 * @param bytes what is handed over: the user key, or whatever a test wants instead.
 * @param masterPasswordHash older devices hand over the master key, with this beside it.
 */
export async function letIn(
  account: Account,
  bytes: Uint8Array = account.userKeyBytes,
  masterPasswordHash: string | null = null,
): Promise<void> {
  const { id, publicKey } = await askingAt(account);
  const key = await sealForPublicKey(bytes, decodeBase64(publicKey) ?? new Uint8Array());
  const body = { key, masterPasswordHash, deviceIdentifier: 'desktop', requestApproved: true };
  await account.call('PUT', `/auth-requests/${id}`, body);
}

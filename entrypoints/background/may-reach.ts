import { missingAccess } from '../../lib/browser';
import { CodedError } from '../../lib/errors';

/** @throws CodedError `permission-missing`, with the pattern to ask for, for an address that this browser may not talk to. */
export async function mayReach(url: string): Promise<void> {
  const message = await missingAccess(url);
  if (message !== null) throw new CodedError('permission-missing', { host: new URL(url).host, message });
}

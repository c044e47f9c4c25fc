import { ask } from '../../lib/protocol';
import type { AccountSummary } from '../../lib/session';
import { makeKey } from '../../lib/webauthn';

/**
 * Has a key made for an account and adds it under this name.
 * @throws CodedError `reprompt-wrong`, `locked`, and whatever the browser's prompt ends in.
 */
export async function addKey(
  { id: account, email }: AccountSummary,
  name: string,
  password: string,
  signal: AbortSignal,
): Promise<void> {
  const request = await ask('unlock.beginKey', { account, password });
  const { proof, transports } = await makeKey(request, email, signal);
  await ask('unlock.addKey', { account, name, transports, proof });
}

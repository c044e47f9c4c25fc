import { CodedError } from '../../lib/errors';
import { ask } from '../../lib/protocol';
import { makeKey } from '../../lib/webauthn';
import { status } from '../state/session';

/**
 * Has a key made and adds it under this name.
 * @throws CodedError `reprompt-wrong`, `locked`, and whatever the browser's prompt ends in.
 */
export async function addKey(name: string, password: string, signal: AbortSignal): Promise<void> {
  const { account } = status.peek() ?? {};
  if (!account) throw new CodedError('signed-out');
  const request = await ask('unlock.beginKey', { password });
  const { proof, transports } = await makeKey(request, account.email, signal);
  await ask('unlock.addKey', { name, transports, proof });
}

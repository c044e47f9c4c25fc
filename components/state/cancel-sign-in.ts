import { ask } from '../../lib/protocol';
import { attempt } from './notice';

/** Breaks a sign-in off: what was typed is wiped, an account that is here stays. */
export const cancelSignIn = (): void => attempt(ask('account.cancelSignIn'));

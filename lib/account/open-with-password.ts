import type { SignedIn } from '../api';
import { wipe } from '../bytes';
import { CodedError, type ErrorInfo } from '../errors';
import { openSignedInKey, refuseKeys } from './check-keys';
import type { PendingSignIn } from './pending-sign-in';
import { derive, prelogin, type StepDeps, type StepResult } from './sign-in-steps';

const ask = (pending: PendingSignIn, error: ErrorInfo | null): StepResult => ({
  wait: { name: 'master-password', error },
  next: { ...pending, password: '' },
});

/** What is wrong with a password that has been derived; null where it opens the account's key. */
async function wrongPassword(derived: PendingSignIn, signedIn: SignedIn): Promise<ErrorInfo | null> {
  try {
    wipe(await openSignedInKey(derived, signedIn));
    return null;
  } catch (error) {
    if (error instanceof CodedError && error.info.code === 'wrong-password') return error.info;
    throw error;
  }
}

/** After single sign-on: what the account says of itself is judged before anybody is asked about its derivation. */
export async function preloginSignedIn(
  deps: StepDeps,
  pending: PendingSignIn,
  signedIn: SignedIn,
): Promise<StepResult> {
  return (await refuseKeys(pending, signedIn)) ?? prelogin(deps, pending);
}

/**
 * After single sign-on: the master password opens the vault here, as often as it takes, and nothing made of it is sent. An account that no
 * master password opens is told before one is asked for.
 */
export async function openWithPassword(
  deps: StepDeps,
  pending: PendingSignIn,
  signedIn: SignedIn,
): Promise<StepResult> {
  const refused = await refuseKeys(pending, signedIn);
  if (refused) return refused;
  const judged = await prelogin(deps, pending);
  if ('wait' in judged) return judged;
  if (pending.password === '') return ask(pending, null);
  const { next: derived } = await derive(pending);
  const wrong = await wrongPassword(derived, signedIn);
  return wrong ? ask(pending, wrong) : { next: derived };
}

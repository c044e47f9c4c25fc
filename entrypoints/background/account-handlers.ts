import type { LetIn, Session, SignIn } from '../../lib/account';
import { discoverServer, type Send } from '../../lib/api';
import type { Handlers, UiRequests } from '../../lib/protocol';

export interface AccountHandlerDeps {
  readonly send: Send;
  readonly signIn: SignIn;
  readonly session: Session;
  readonly letIn: LetIn;
  /** Syncs when that is due, and makes what the overview lacks; never rejects. */
  readonly syncStale: () => Promise<void>;
}

type AccountName = Extract<keyof UiRequests, `account.${string}`>;

/** Into accounts, out of them, and locking. */
export function accountHandlers({
  send,
  signIn,
  session,
  letIn,
  syncStale,
}: AccountHandlerDeps): Pick<Handlers<UiRequests>, AccountName> {
  return {
    'account.checkServer': ({ server }) => discoverServer(send, server),
    'account.signIn': ({ server, email, password, apiKey }) => signIn.start(server, email, password, apiKey),
    'account.signInWithDevice': ({ server, email }) => signIn.startWithDevice(server, email),
    'account.lookAtDevice': () => signIn.lookAtDevice(),
    'account.askers': () => letIn.askers(),
    'account.answerAsker': (args) => letIn.answer(args),
    'account.continueSignIn': ({ accepted }) => signIn.proceed(accepted),
    'account.sendEmailCode': () => signIn.sendCode(),
    'account.answerSecondFactor': ({ factor, code, remember }) =>
      signIn.answerSecondFactor(factor, code, remember),
    'account.openFactorPage': ({ factor, remember }) => signIn.openFactorPage(factor, remember),
    'account.answerNewDevice': ({ code }) => signIn.answerNewDevice(code),
    'account.cancelSignIn': () => signIn.cancel(),
    'account.unlock': async ({ password }) => {
      await session.unlock(password);
      void syncStale();
    },
    'account.lock': () => session.lock(),
    'account.signOut': () => session.signOut(),
    'account.touch': async () => {
      await session.touch();
      void syncStale();
    },
  };
}

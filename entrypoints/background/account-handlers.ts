import type { SignIn } from '../../lib/account';
import { discoverServer, type Send } from '../../lib/api';
import type { Handlers, UiRequests } from '../../lib/protocol';
import type { AccountMoves } from './account-moves';
import type { OwnName } from './own-requests';

export interface AccountHandlerDeps {
  readonly send: Send;
  readonly signIn: SignIn;
  readonly accountMoves: AccountMoves;
}

type AccountName = Exclude<Extract<keyof UiRequests, `account.${string}`>, OwnName>;

/** Into accounts, and what is about all of them. */
export function accountHandlers({
  send,
  signIn,
  accountMoves,
}: AccountHandlerDeps): Pick<Handlers<UiRequests>, AccountName> {
  return {
    'account.checkServer': ({ server }) => discoverServer(send, server),
    'account.signIn': ({ server, email, password, apiKey }) => signIn.start(server, email, password, apiKey),
    'account.signInWithDevice': ({ server, email }) => signIn.startWithDevice(server, email),
    'account.signInWithSso': ({ server, email, organization }) =>
      signIn.startWithSso(server, email, organization),
    'account.openSsoPage': () => signIn.openSsoPage(),
    'account.answerPassword': ({ password }) => signIn.answerPassword(password),
    'account.lookAtDevice': () => signIn.lookAtDevice(),
    'account.continueSignIn': ({ accepted }) => signIn.proceed(accepted),
    'account.sendEmailCode': () => signIn.sendCode(),
    'account.answerSecondFactor': ({ factor, code, remember }) =>
      signIn.answerSecondFactor(factor, code, remember),
    'account.openFactorPage': ({ factor, remember }) => signIn.openFactorPage(factor, remember),
    'account.answerNewDevice': ({ code }) => signIn.answerNewDevice(code),
    'account.cancelSignIn': () => signIn.cancel(),
    'account.lock': (args) => accountMoves.lock(args?.account),
    'account.touch': () => accountMoves.touch(),
    'account.bringToFront': ({ account }) => accountMoves.bringToFront(account),
    'account.name': ({ account, title, colour }) => accountMoves.name(account, title, colour),
  };
}

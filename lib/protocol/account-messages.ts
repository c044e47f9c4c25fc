import type { AccountColour, Asker, PageFactor, ServerChoice, ServerReport, TypedFactor } from '../session';

/** One account of several: its id; left out, the one in front. */
export interface OfAccount {
  readonly account?: string;
}

/** The part of the contract that is about accounts: into them, out of them, and locking. */
export interface AccountRequests {
  /** Finds the layout, version and clock of a server. Needs the host permission. */
  'account.checkServer'(args: { server: ServerChoice }): ServerReport;
  /**
   * Starts a sign-in; how it goes on is told by `SessionStatus.signIn`. Returns when it waits for something
   * (permission, second factor, consent) or has ended. Failures are a step too, not an error.
   */
  'account.signIn'(args: {
    server: ServerChoice;
    email: string;
    password: string;
    /** The account's API key (`user.…` and its secret): no second factor is asked for then. */
    apiKey?: { readonly clientId: string; readonly clientSecret: string };
  }): void;
  /** The same without the master password: another device lets this browser in, see the step `device`. */
  'account.signInWithDevice'(args: { server: ServerChoice; email: string }): void;
  /**
   * By the organisation's own sign-in, in a tab: see the steps `sso` and `master-password`. `organization` is its name for single sign-on;
   * empty: the server finds it by the address.
   */
  'account.signInWithSso'(args: { server: ServerChoice; email: string; organization: string }): void;
  /** Opens that tab again. */
  'account.openSsoPage'(): void;
  /** Opens the vault that single sign-on has let the person in to. */
  'account.answerPassword'(args: { password: string }): void;
  /** Looks whether the other device has answered. */
  'account.lookAtDevice'(): void;
  /** Who asks to be let in to an unlocked account, with the other device's key (SPKI, base64). */
  'account.askers'(args?: OfAccount): readonly Asker[];
  /** Lets in, or not, the one who has shown this key: it is the key that the person has compared. */
  'account.answerAsker'(args: OfAccount & { id: string; publicKey: string; isWelcome: boolean }): void;
  /** After the permission was granted, or after the person accepted the risks. */
  'account.continueSignIn'(args: { accepted: 'permission' | 'risks' }): void;
  'account.sendEmailCode'(): void;
  'account.answerSecondFactor'(args: { factor: TypedFactor; code: string; remember: boolean }): void;
  /** Opens the page of the web vault that asks for this factor, in a tab; its answer comes from there. */
  'account.openFactorPage'(args: { factor: PageFactor; remember: boolean }): void;
  'account.answerNewDevice'(args: { code: string }): void;
  'account.cancelSignIn'(): void;
  'account.unlock'(args: OfAccount & { password: string }): void;
  /** Without an account: all of them. */
  'account.lock'(args?: OfAccount): void;
  /** Forgets an account on this browser: keys, tokens, sealed vault. */
  'account.signOut'(args?: OfAccount): void;
  /** Whose screen unlocks, and where what is new goes. */
  'account.bringToFront'(args: { account: string }): void;
  /** What the person calls an account (empty: its e-mail address), and its colour. */
  'account.name'(args: { account: string; title: string; colour: AccountColour }): void;
  /** Moves the lock deadlines: the person is using a page of ours. */
  'account.touch'(): void;
}

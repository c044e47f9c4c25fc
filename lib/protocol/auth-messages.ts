import type { Overview } from '../items';

/** A server asks for a user name and a password before it shows a page. */
export interface AuthQuestion {
  readonly host: string;
  /** Whatever the server says. */
  readonly realm: string;
  readonly isSecure: boolean;
  /** The last answer was not taken. */
  readonly isAgain: boolean;
  /** The logins that fit, best first; none while locked. */
  readonly rows: readonly Overview[];
}

/** What the window for servers that ask before they show a page may ask; part of the contract in protocol.ts. */
export interface AuthRequests {
  /** What a server asks that shows no page before. `request` is what our page was opened for. `not-found` when it is over. */
  'auth.question'(args: { request: string }): AuthQuestion;
  /** Answers it with a login; null: the browser's own dialog is wanted. */
  'auth.answer'(args: { request: string; id: string | null; password?: string }): void;
}

import { browser } from '../../lib/browser';
import type { BasicAuth } from './basic-auth';

/** A server's question, as the browser tells it. */
export interface AuthChallenge {
  /** The browser's name for the request; the same when the answer was not taken. */
  readonly request: string;
  readonly url: string;
  readonly type: string;
  readonly isProxy: boolean;
  /** In lower case: `basic`, `digest`, … */
  readonly scheme: string;
  /** Whatever the server says. */
  readonly realm: string;
}

/** The answer; null leaves the question to the browser's own dialog. */
export type AuthReply = { readonly username: string; readonly password: string } | null;

interface AuthDetails {
  readonly requestId: string;
  readonly url: string;
  readonly type: string;
  readonly isProxy: boolean;
  readonly scheme: string;
  readonly realm?: string;
}

type Answer = (answer: { authCredentials?: AuthReply }) => void;
type Listener = (details: AuthDetails, answer: Answer) => void;

/** The part of the API that is asked for by an option, and not in the polyfill's types in this form. */
interface AuthEvent {
  hasListener(listener: Listener): boolean;
  addListener(listener: Listener, filter: { urls: string[]; types: string[] }, extra: string[]): void;
}

const FILTER = { urls: ['https://*/*', 'http://*/*'], types: ['main_frame'] };

/**
 * Listens for servers that ask for a user name and a password, where the browser has let us: the permissions are optional, and asked for
 * by the switch on the options page. Call at the worker's first turn.
 */
export function listenForAuth({ challenged }: Pick<BasicAuth, 'challenged'>, ready: Promise<void>): void {
  const listener: Listener = (details, answer) => {
    const { requestId: request, url, type, isProxy, scheme, realm = '' } = details;
    const reply = ready.then(() =>
      challenged({ request, url, type, isProxy, scheme: scheme.toLowerCase(), realm }),
    );
    reply.then(
      (authCredentials) => answer(authCredentials ? { authCredentials } : {}),
      () => answer({}),
    );
  };
  const listen = (): void => {
    const { webRequest } = browser as unknown as { webRequest?: { onAuthRequired: AuthEvent } };
    if (!webRequest || webRequest.onAuthRequired.hasListener(listener)) return;
    try {
      webRequest.onAuthRequired.addListener(listener, FILTER, ['asyncBlocking']);
    } catch {
      // One permission has come, the other one not yet: the next one tells again.
    }
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}

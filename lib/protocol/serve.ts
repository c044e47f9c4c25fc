import { browser } from '../browser';
import { CodedError, type ErrorInfo, toErrorInfo } from '../errors';
import type { PagePushes, UiRequests } from './protocol';

type Requests = { [K in string]: (args: never) => unknown };

/** Handlers for a whole contract: a message without a handler does not compile. */
export type Handlers<R> = {
  [K in keyof R]: R[K] extends (...args: infer A) => infer Result
    ? (...args: A) => Result | Promise<Result>
    : never;
};

export interface Envelope {
  readonly name: string;
  readonly args: unknown;
}

export type Answer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error: ErrorInfo };

export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
}

/** True for our own pages: the sender's id and origin are stamped by the browser, never taken from the message. */
export function isOwnPage(sender: Sender, ownId: string, ownOrigin: string): boolean {
  return sender.id === ownId && sender.url !== undefined && sender.url.startsWith(ownOrigin);
}

/** Answers one message from a table of handlers; never rejects. */
export async function route(handlers: Requests, message: Envelope): Promise<Answer> {
  try {
    if (!Object.hasOwn(handlers, message.name)) throw new CodedError('refused-sender');
    const handler = handlers[message.name] as (args: unknown) => unknown;
    return { ok: true, result: await handler(message.args) };
  } catch (error) {
    return { ok: false, error: toErrorInfo(error) };
  }
}

const isEnvelope = (message: unknown): message is Envelope =>
  typeof message === 'object' && message !== null && typeof (message as Envelope).name === 'string';

/**
 * Listens for messages of our own pages. Anything from elsewhere is refused by code. Call at the worker's first turn.
 * @param ready answers wait for it, so that none is given before the session is known.
 */
export function serveUi(handlers: Handlers<UiRequests>, ready: Promise<void>): void {
  const ownOrigin = browser.runtime.getURL('');
  listen((message, sender) => {
    if (!isOwnPage(sender, browser.runtime.id, ownOrigin)) {
      return Promise.resolve({ ok: false, error: { code: 'refused-sender', details: {} } });
    }
    const answer = ready.then(() => route(handlers as unknown as Requests, message));
    return answer.catch((error: unknown) => ({ ok: false, error: toErrorInfo(error) }));
  });
}

/** Listens, inside a page's filler, for what the background pushes. */
export function servePage(handlers: Handlers<PagePushes>): void {
  listen((message, sender) => {
    if (sender.id !== browser.runtime.id || sender.url?.startsWith('http')) {
      return Promise.resolve({ ok: false, error: { code: 'refused-sender', details: {} } });
    }
    return route(handlers as unknown as Requests, message);
  });
}

function listen(answer: (message: Envelope, sender: Sender) => Promise<Answer>): void {
  browser.runtime.onMessage.addListener(((
    message: unknown,
    sender: Sender,
    sendResponse: (answer: Answer) => void,
  ) => {
    if (!isEnvelope(message)) return undefined;
    void answer(message, sender).then(sendResponse);
    return true;
  }) as never);
}

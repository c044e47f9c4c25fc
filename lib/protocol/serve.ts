import { browser } from '../browser';
import { CodedError, type ErrorInfo, toErrorInfo } from '../errors';
import { mayAsk } from './frame-messages';
import type { PagePushes, PageRequests } from './page-messages';
import type { UiRequests } from './protocol';

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

/** Who tells us something from inside a page, as the browser says. */
export interface PageSender {
  readonly tabId: number;
  readonly frameId: number;
  readonly documentId?: string | undefined;
  /** Whole address of the frame's document. */
  readonly url: string;
  /** Address of the page in the tab. */
  readonly topUrl: string;
}

/** Handlers for what pages tell. Their arguments have been parsed. */
export type PageHandlers = {
  [K in keyof PageRequests]: (
    args: Parameters<PageRequests[K]>[0],
    sender: PageSender,
  ) => void | Promise<void>;
};

/** From whatever a page has sent to the arguments of a handler; null where it is something else. */
export type PageParsers = {
  [K in keyof PageRequests]: (args: unknown) => { readonly args: Parameters<PageRequests[K]>[0] } | null;
};

interface BrowserSender extends Sender {
  readonly tab?: { readonly id?: number; readonly url?: string };
  readonly frameId?: number;
  readonly documentId?: string;
}

/** A script of ours inside a web page; null for anybody else. */
function pageSender({ id, url, tab, frameId, documentId }: BrowserSender, ownId: string): PageSender | null {
  if (id !== ownId || url === undefined || !/^https?:/.test(url)) return null;
  if (tab?.id === undefined || tab.url === undefined || frameId === undefined) return null;
  return { tabId: tab.id, frameId, documentId, url, topUrl: tab.url };
}

const REFUSED: Answer = { ok: false, error: { code: 'refused-sender', details: {} } };

export interface Tables {
  readonly ui: Handlers<UiRequests>;
  readonly page: PageHandlers;
  readonly parsers: PageParsers;
}

/** The answer to a page says only that it was heard: nothing that a handler gives or throws goes back. */
async function routePage({ page, parsers }: Tables, message: Envelope, sender: PageSender): Promise<Answer> {
  if (!Object.hasOwn(page, message.name)) return REFUSED;
  const name = message.name as keyof PageRequests;
  const parsed = parsers[name](message.args);
  if (!parsed) return REFUSED;
  await Promise.resolve(
    (page[name] as (args: unknown, sender: PageSender) => unknown)(parsed.args, sender),
  ).catch(() => undefined);
  return { ok: true, result: undefined };
}

/**
 * Listens for messages, and picks the table by who the browser says has sent them: pages of ours, or scripts of ours inside web pages.
 * Pages of ours that stand in frames over web pages reach only what they have a use for.
 * Anything from elsewhere is refused by code. Call at the worker's first turn.
 * @param ready answers wait for it, so that none is given before the session is known.
 */
export function serve(tables: Tables, ready: Promise<void>): void {
  const ownOrigin = browser.runtime.getURL('');
  const { id } = browser.runtime;
  listen((message, sender) => {
    const page = pageSender(sender, id);
    const isOwn =
      isOwnPage(sender, id, ownOrigin) && mayAsk(sender.url ?? '', message.name, (sender.frameId ?? 0) > 0);
    if (!page && !isOwn) return Promise.resolve(REFUSED);
    const answer = ready.then(() =>
      page ? routePage(tables, message, page) : route(tables.ui as unknown as Requests, message),
    );
    return answer.catch((error: unknown) => ({ ok: false, error: toErrorInfo(error) }));
  });
}

const LEFT: Answer = { ok: false, error: { code: 'page-changed', details: {} } };

/** A document that is left and kept for coming back stands still, and whoever waits for it would wait for ever. */
function whileHere(answer: Promise<Answer>): Promise<Answer> {
  const over = new AbortController();
  const left = new Promise<Answer>((resolve) => {
    addEventListener('pagehide', () => resolve(LEFT), { signal: over.signal });
  });
  return Promise.race([answer, left]).finally(() => over.abort());
}

/** Listens, inside a page's script, for what the background pushes; what is meant for another script there is left to it. */
export function servePage(handlers: Partial<Handlers<PagePushes>>): void {
  listen((message, sender) => {
    if (sender.id !== browser.runtime.id || sender.url?.startsWith('http')) return Promise.resolve(REFUSED);
    if (!Object.hasOwn(handlers, message.name)) return null;
    return whileHere(route(handlers as unknown as Requests, message));
  });
}

function listen(answer: (message: Envelope, sender: BrowserSender) => Promise<Answer> | null): void {
  browser.runtime.onMessage.addListener(((
    message: unknown,
    sender: BrowserSender,
    sendResponse: (answer: Answer) => void,
  ) => {
    const given = isEnvelope(message) ? answer(message, sender) : null;
    if (given === null) return undefined;
    void given.then(sendResponse);
    return true;
  }) as never);
}

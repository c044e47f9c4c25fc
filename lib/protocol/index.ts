/**
 * Room: protocol. The contract between contexts (protocol.ts), the asking side and the answering side.
 * Who asks is decided by the browser's sender, never by the message. Errors cross as codes.
 */
export { ask, type PageTarget, push } from './ask';
export type { OneTimeCode, PagePushes, TriedCode, UiRequests } from './protocol';
export { type Handlers, isOwnPage, route, servePage, serveUi } from './serve';

/**
 * Room: org. Reads an organisation through Bitwarden's Public API with the tokens of one of the vault's items: one function per operation,
 * one request each, and tolerant readers of what comes. Background only; never writes, never waits for a server that asks for a pause:
 * that is the page's, which the browser does not stop.
 */
export { createOrgReader, type OrgReader } from './org-reader';
export type {
  Access,
  EventQuery,
  Group,
  Member,
  OrgCollection,
  OrgEvent,
  OrgPage,
  OrgWish,
  Policy,
  Seats,
  Subscription,
} from './shapes';

/**
 * Room: org. Reads and changes an organisation through Bitwarden's Public API with the tokens of one of the vault's items: one function
 * per operation, one request each, and tolerant readers of what comes. Background only; never sends a change twice, never waits for a server that asks for a pause:
 * that is the page's, which the browser does not stop.
 */
export { createOrgReader, type OrgReader } from './org-reader';
export { createOrgWriter, type OrgWriter } from './org-writer';
export type {
  Access,
  CollectionChange,
  DirectoryImport,
  EventQuery,
  Group,
  GroupChange,
  Invitation,
  Member,
  MemberChange,
  OrgCollection,
  OrgEvent,
  OrgPage,
  OrgWish,
  Policy,
  PolicyChange,
  PolicyData,
  Seats,
  SeatsChange,
  Subscription,
  SubscriptionChange,
} from './shapes';

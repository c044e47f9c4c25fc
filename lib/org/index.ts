/**
 * Room: org. Reads and changes an organisation, through Bitwarden's Public API with the tokens of one of the vault's items, or as one of its
 * members by the account's own session: one function per operation, as good as always one request each, and tolerant readers of what
 * comes. Background only; never sends a change twice, never waits for a server that asks for a pause: that is the page's, which the browser
 * does not stop.
 */
export { createOrgReader, type OrgReader } from './org-reader';
export { createOrgWriter, type KeyWriter, type OrgWriter } from './org-writer';
export { createSessionReader, type SessionReader } from './session-reader';
export { createSessionWriter } from './session-writer';
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
  OrgPlace,
  OrgRight,
  OrgWish,
  Policy,
  PolicyChange,
  PolicyData,
  PolicyState,
  Seats,
  SeatsChange,
  Subscription,
  SubscriptionChange,
} from './shapes';

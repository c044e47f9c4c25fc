/**
 * Room: protocol. The contract between contexts (protocol.ts, page-messages.ts), the asking side and the answering side.
 * Who asks is decided by the browser's sender, never by the message. Errors cross as codes.
 */
export { ask, type PageTarget, push, tell } from './ask';
export type { AuthQuestion } from './auth-messages';
export type {
  ApiCall,
  Claim,
  CredentialState,
  HeldToken,
  OfCredential,
} from './credential-messages';
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
  OfOrganization,
  OrgCollection,
  OrgEvent,
  OrgPage,
  OrgPlace,
  OrgRight,
  Policy,
  PolicyData,
  PolicyState,
  Seats,
  SeatsChange,
  Subscription,
  SubscriptionChange,
} from './org-messages';
export type { PagePushes, PageRequests } from './page-messages';
export type {
  FillExplanation,
  OneTimeCode,
  TriedCode,
  UiRequests,
} from './protocol';
export {
  type Handlers,
  isOwnPage,
  type PageHandlers,
  type PageParsers,
  type PageSender,
  route,
  serve,
  servePage,
} from './serve';

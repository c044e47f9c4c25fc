/**
 * Room: api. The only caller of fetch: transport, error bodies, and one function per endpoint with its wire type beside it.
 * Holds no state and no token; knows nothing of keys or of what it carries.
 */
export { refusal, serverMessage } from './answer';
export { createAuthorizedSend, type GetToken, isTokenRefusal } from './authorized';
export { discoverServer } from './discover-server';
export { type ApiKey, isApiKeyClient, renewByApiKey, requestTokenByApiKey } from './endpoints/api-key';
export {
  type AnnouncedFile,
  announceFile,
  deleteAttachment,
  directUploadUrl,
  fetchAttachmentBytes,
  fetchAttachmentUrl,
  oldUploadUrl,
  renewUploadUrl,
  storeHeaders,
} from './endpoints/attachments';
export {
  answerAuthRequest,
  createAuthRequest,
  fetchAuthRequests,
  fetchAuthResponse,
} from './endpoints/auth-requests';
export { countBreaches } from './endpoints/breaches';
export {
  archiveCipher,
  createCipher,
  deleteCipher,
  fetchCipher,
  replaceCipher,
  restoreCipher,
  trashCipher,
} from './endpoints/ciphers';
export {
  type CollectionAccess,
  type CollectionRequest,
  createCollection,
  deleteCollection,
  fetchCollectionAccess,
  replaceCollection,
} from './endpoints/collections';
export { createFolder, deleteFolder, fetchFolder, renameFolder } from './endpoints/folders';
export type { Grant } from './endpoints/grant';
export { fetchPrelogin, type Prelogin } from './endpoints/prelogin';
export {
  finishRegistration,
  type NewAccount,
  registerOld,
  type Verification,
  verifyAddress,
} from './endpoints/register';
export { type CodeRequest, resendNewDeviceCode, sendEmailCode } from './endpoints/second-factor';
export {
  createSharedCipher,
  markCipher,
  type PlacedCipher,
  placeCipher,
  shareCipher,
} from './endpoints/shared-ciphers';
export { findSsoOrganization, prevalidateSso, ssoPage, ssoReturn } from './endpoints/sso';
export { fetchRevisionDate, fetchSync } from './endpoints/sync';
export {
  type MailProof,
  refreshTokens,
  requestToken,
  type SignedIn,
  type TokenAnswer,
  type Tokens,
} from './endpoints/token';
export {
  type ApiAnswer,
  type ApiRequest,
  type ClientIdentity,
  clientHeaders,
  createSend,
  type Send,
} from './http';
export { secondsToWait } from './retry-after';
export { cleanUrl, originsOf, serverUrls } from './server-urls';
export { createTransfer, type Transfer } from './transfer';

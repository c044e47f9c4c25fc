/**
 * What can go wrong, as codes that cross contexts; the words stand in messages.json under `error_<code>`
 * (dashes become underscores). A code never carries a secret or a ciphertext in its details.
 */
export type ErrorCode =
  // reaching the server
  | 'unreachable' // no answer: offline, unknown host, refused, or a certificate that the browser does not trust
  | 'timeout'
  | 'redirected'
  | 'html-answer' // a web page where JSON was expected
  | 'not-bitwarden' // answers, but is no Bitwarden-compatible server
  | 'too-many-requests'
  | 'server-error'
  | 'server-refused' // 4xx with the server's own words in details.message
  | 'answer-damaged' // cut or malformed JSON, or a shape that is no vault
  | 'answer-too-large'
  | 'permission-missing' // the browser has not been allowed to talk to this server
  | 'bad-address'
  // signing in and unlocking
  | 'wrong-credentials'
  | 'wrong-api-key'
  | 'api-key-of-other' // it is good, and opens another account than the one that was named
  | 'wrong-password' // unlock
  | 'pin-wrong' // details.number: tries left
  | 'pin-gone' // none is set, or its tries are used up
  | 'pin-short'
  | 'unlock-key-ended' // the browser's prompt was cancelled or timed out, or no key that fits was there
  | 'unlock-key-twice' // this authenticator holds one already
  | 'unlock-key-no-secret' // the authenticator has no PRF
  | 'unlock-key-unsupported' // the browser has none of it here
  | 'unlock-key-refused' // another request's answer, another site's, or without the person's own check
  | 'unlock-key-gone' // removed meanwhile
  | 'unlock-key-damaged' // it gives a secret that does not open what is stored
  | 'unlock-key-stale' // the account has another user key now
  | 'wrong-code'
  | 'session-revoked'
  | 'kdf-refused' // outside the limits of product.md
  | 'kdf-weaker' // weaker than this account was seen with
  | 'salt-refused'
  | 'key-refused' // null, odd length, or a weaker type than before
  | 'no-master-password'
  | 'opened-by-connector' // an organisation's own server holds what opens the key
  | 'opened-by-device' // a key on the person's other devices opens it (trusted devices)
  | 'sso-required' // the organisation lets nobody in by password (details.organization: its name for single sign-on)
  | 'sso-none' // the server has no single sign-on
  | 'sso-ended' // what it has given is not good any more
  | 'sso-no-organization' // the server knows no organisation for the address
  | 'second-factor-unsupported'
  | 'device-first' // another device can let this browser in only where the master password has been typed once
  | 'device-unsupported'
  | 'device-denied' // the other device said no, or did not answer in time
  | 'captcha'
  // local
  | 'locked'
  | 'signed-out'
  | 'link-wrong'
  | 'perhaps-made' // the server refuses a new account, and had not answered when it was sent before
  | 'policy-pin'
  | 'policy-personal'
  | 'policy-kind'
  | 'share-twice' // it belongs to an organisation already
  | 'share-trashed'
  | 'share-archived'
  | 'share-old-file' // one of its files has no key of its own: it would have to be sealed anew
  | 'share-no-key' // the organisation's key is not here
  | 'collections-wanted' // none would be left, or one that this person may not change is among them
  | 'other-organization' // only items of one organisation can be put into its collections
  | 'settings-file'
  | 'not-found'
  | 'reprompt-needed'
  | 'reprompt-wrong'
  | 'item-unreadable'
  | 'read-only' // of a newer format or kind: shown, never written
  | 'hidden-by-organization' // the organisation lets this person use the secret, not see it
  | 'database-damaged'
  | 'storage-full'
  | 'storage-refused' // the browser keeps no database for us, not even a new one
  | 'vault-moved' // another change came between
  | 'unsent-changes' // of an item whose files are to be changed, which the server has to know as it is here
  | 'file-unreadable' // a file that was chosen: gone, changed, or not ours to read
  | 'upload-lost' // of the pieces of a file: they have to be sealed anew
  // tokens of services (lib/oauth)
  | 'credential-faulty' // details.message: the item's field that is missing, or says what cannot be used
  | 'endpoint-unsafe' // neither https nor this computer, or with a name or a fragment in it
  | 'endpoint-new' // the secret (or a token) has gone nowhere from here before (details: host, origin)
  | 'endpoint-changed' // … has gone elsewhere before (details.message: where it went then)
  | 'endpoint-missing' // 404, 405, 410
  | 'client-refused'
  | 'scope-refused'
  | 'grant-refused' // the client may not do this
  | 'token-refused' // by the service that it is for
  | 'no-token' // a success without a token in it (details.message: the names of what stood there)
  // organisations (lib/org)
  | 'org-forbidden' // 403: a token of another kind
  | 'org-api-absent' // 404, from in front of the API: this server has none for organisations' keys
  | 'org-role' // the account's role does not include it, or the server has no such part: Bitwarden tells the two by one answer
  | 'org-may-not' // the same for a change, or the row is gone, which Bitwarden tells by that answer too
  | 'org-by-key' // a change that there is by an organisation's key alone
  | 'org-part' // the server has told a part of a row only: changed, it would lose the rest
  | 'org-missing' // 404: no such part of the API on this server, or not any more
  | 'perhaps-done' // no answer to a change: it may have been made (details.reason: the code of what came instead)
  | 'pages-repeat' // a list whose parts lead back to themselves
  | 'list-endless' // … or are more than anybody has (details.number: rows)
  // collections (lib/vault)
  | 'collection-forbidden' // the role in it does not allow this (details.message: the organisation)
  | 'collection-access-unread' // who gets in cannot be read, and would be lost
  | 'organization-key-missing' // details.message: the organisation
  // filling
  | 'page-not-fillable'
  | 'page-no-fields'
  | 'page-other-site'
  | 'page-not-secure'
  | 'page-changed'
  | 'page-has-values' // the person has typed something else there, and may say that it is to be replaced
  | 'page-frame-other-site' // the fields stand in a frame of another site, which the person can allow (details: host, page, origin)
  // ours
  | 'refused-sender'
  | 'internal';

export interface ErrorInfo {
  readonly code: ErrorCode;
  /** Host names, counts, status numbers, the server's own sentence: plain text for placeholders. */
  readonly details: Readonly<Record<string, string>>;
}

/** An Error that carries a code; contexts exchange its `info`, never the object itself. */
export class CodedError extends Error {
  readonly info: ErrorInfo;
  constructor(code: ErrorCode, details: Record<string, string> = {}) {
    super(code);
    this.name = 'CodedError';
    this.info = { code, details };
  }
}

/** Any thrown value as an ErrorInfo; what is not ours becomes `internal` with its name only. */
export function toErrorInfo(error: unknown): ErrorInfo {
  if (error instanceof CodedError) return error.info;
  return { code: 'internal', details: { name: error instanceof Error ? error.name : typeof error } };
}

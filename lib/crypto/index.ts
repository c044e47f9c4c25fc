/**
 * Room: crypto. Bitwarden's formats over WebCrypto: key derivation, CipherStrings, user, private and wrapped keys, attachments,
 * envelopes. Takes and gives bytes and texts; holds nothing, logs nothing. All bad data ends in one kind of error, OpenError.
 * Type 0 is read for the user key only; MACs are verified before anything is decrypted; the newer, COSE-based formats are
 * read and never written.
 */
export { openAttachment, sealAttachment } from './attachment';
export { cipherStringType, sealBytes, sealText } from './cipher-string';
export type { CoseKey } from './cose-key';
export { importDeviceKey } from './device-key';
export { createFileSealer, type FileSealer, sealedFileBytes } from './file-sealer';
export { hkdf, hkdfExpand } from './hkdf';
export { deriveMasterKey, hashMasterPassword, type KdfParams, type MasterKey, stretchMasterKey } from './kdf';
export { importLocalKey, LOCAL_KEY_BYTES, type LocalKey, openLocal, sealLocal } from './local-seal';
export { openBytes, openKey, openText } from './open-cipher-string';
export { openEnvelope, type Plain } from './open-envelope';
export { OpenError, type OpenReason } from './open-error';
export { randomBytes, randomId } from './random';
export {
  createKeyPair,
  importPrivateKey,
  openAsymmetric,
  openPrivateKey,
  openWrappedKey,
  type PrivateKey,
  sealForPublicKey,
} from './rsa';
export { sha1Hex } from './sha1';
export {
  importOpeningKey,
  importSymmetricKey,
  isNewerKey,
  type OpeningKey,
  type SymmetricKey,
} from './symmetric-key';
export { checksumMatches, uriChecksum } from './uri-checksum';
export { createUserKey, openUserKey, sealUserKey } from './user-key';

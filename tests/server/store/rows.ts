/** What the server keeps. Everything secret in here is ciphertext or a hash, as on a real server. */

/** A key derivation as the wire writes it: 0 is PBKDF2, 1 is Argon2id; memory in MiB. */
export interface KdfSettings {
  readonly kdfType: number;
  readonly iterations: number;
  readonly memory: number | null;
  readonly parallelism: number | null;
}

export interface TwoFactorState {
  /** Authenticator: base32 secret, and the last time step that was used (no code works twice). */
  readonly authenticator: { readonly secret: string; readonly lastStep: number } | null;
  /** Address that codes are mailed to. */
  readonly email: string | null;
  /** The keys of this person by their public ids, and what they have typed before. */
  readonly yubikey: { readonly keys: readonly string[]; readonly used: readonly string[] } | null;
  readonly recoveryCode: string | null;
  /** The id of a security key, base64url. */
  readonly webauthn: { readonly credentialId: string } | null;
  /** Where Duo asks: its address, with the state that comes back. */
  readonly duo: { readonly authUrl: string } | null;
}

export const NO_SECOND_FACTOR: TwoFactorState = {
  authenticator: null,
  email: null,
  yubikey: null,
  recoveryCode: null,
  webauthn: null,
  duo: null,
};

export interface UserRow {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly masterPasswordHint: string | null;
  /** PBKDF2 of the client's hash, base64, and its salt. */
  readonly passwordHash: string;
  readonly passwordSalt: string;
  readonly kdf: KdfSettings;
  /** CipherString of the user key. */
  readonly key: string | null;
  readonly publicKey: string | null;
  readonly privateKey: string | null;
  /** What accounts of the newer format have beside their keys: a signing key, and signatures with it. */
  readonly signedState?: {
    readonly wrappedSigningKey: string;
    readonly verifyingKey: string;
    readonly signedPublicKey: string;
    readonly securityState: string;
  };
  /** The id that clients give to the user key; null until one has told it. */
  readonly userKeyId: string | null;
  readonly securityStamp: string;
  readonly apiKey: string;
  readonly creationDate: string;
  /** Unix milliseconds of the last change of anything in the vault. */
  readonly revision: number;
  readonly premium: boolean;
  readonly avatarColor: string | null;
  /** Whether a device that is not known must prove itself with a mailed code. */
  readonly verifyDevices: boolean;
  readonly forcePasswordReset: boolean;
  readonly twoFactor: TwoFactorState;
  readonly equivalentDomains: readonly (readonly string[])[];
  readonly excludedGlobalDomains: readonly number[];
}

export interface DeviceRow {
  readonly id: string;
  readonly userId: string;
  readonly identifier: string;
  readonly name: string;
  readonly type: number;
  readonly creationDate: string;
  readonly pushToken: string | null;
  /** Only old servers bind both tokens to the device. */
  readonly accessToken: string | null;
}

/** Somebody asks to be let in by another device (bitwarden/server AuthRequest). */
export interface AuthRequestRow {
  readonly id: string;
  readonly userId: string;
  readonly publicKey: string;
  readonly accessCode: string;
  readonly deviceIdentifier: string;
  readonly deviceType: number;
  readonly creationDate: string;
  readonly responseDate: string | null;
  /** Null: not answered. */
  readonly isApproved: boolean | null;
  /** What the answering device has sealed for the public key. */
  readonly key: string | null;
  readonly masterPasswordHash: string | null;
  readonly isUsed: boolean;
}

export interface RefreshRow {
  /** The token itself. */
  readonly id: string;
  readonly userId: string;
  readonly deviceIdentifier: string;
  readonly clientId: string;
  readonly securityStamp: string;
  readonly expires: number;
}

export interface FolderRow {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly revisionDate: string;
}

export type Json = Record<string, unknown>;

export interface CipherRow {
  readonly id: string;
  /** Null for an organisation's item. */
  readonly userId: string | null;
  readonly organizationId: string | null;
  readonly type: number;
  readonly creationDate: string;
  readonly revisionDate: string;
  readonly deletedDate: string | null;
  /** Name, notes, key, reprompt, fields, history and the kind's object, as the wire has them. */
  readonly content: Json;
}

/** What each person adds to an item, shared or own. The id is `user/cipher`. */
export interface MarkRow {
  readonly id: string;
  readonly userId: string;
  readonly cipherId: string;
  readonly folderId: string | null;
  readonly favorite: boolean;
  readonly archivedDate: string | null;
}

export interface OrganizationRow {
  readonly id: string;
  readonly name: string;
  readonly billingEmail: string;
  readonly enabled: boolean;
  readonly publicKey: string | null;
  readonly privateKey: string | null;
  readonly policies: readonly {
    readonly id: string;
    readonly type: number;
    readonly data: Json | null;
    readonly enabled: boolean;
  }[];
  /** Who makes and deletes collections; where nothing is told everybody may. */
  readonly collectionRules?: {
    readonly limitCreation?: boolean;
    readonly limitDeletion?: boolean;
    readonly adminsManageAll?: boolean;
  };
}

export interface MembershipRow {
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
  /** 0 invited, 1 accepted, 2 confirmed, -1 revoked. */
  readonly status: number;
  /** 0 owner, 1 admin, 2 user, 4 custom. */
  readonly type: number;
  /** The organisation key for this person, type 4. */
  readonly key: string | null;
  /** What a custom role may do. */
  readonly permissions?: Readonly<Record<string, boolean>>;
}

export interface CollectionRow {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly externalId: string | null;
  /** 0 (unless told) shared, 1 a person's own "My items". */
  readonly type?: number;
  /** What groups may do in it, as it was written. */
  readonly groups?: readonly Json[];
}

/** Who may do what in a collection. The id is `collection/user`. */
export interface AccessRow {
  readonly id: string;
  readonly collectionId: string;
  readonly userId: string;
  readonly readOnly: boolean;
  readonly hidePasswords: boolean;
  readonly manage: boolean;
}

/** Which items lie in a collection. The id is `cipher/collection`. */
export interface PlaceRow {
  readonly id: string;
  readonly cipherId: string;
  readonly collectionId: string;
}

export interface AttachmentRow {
  readonly id: string;
  readonly cipherId: string;
  /** CipherStrings; the key is null where an old client or server has none. */
  readonly fileName: string;
  readonly key: string | null;
  readonly size: number;
  readonly uploaded: boolean;
}

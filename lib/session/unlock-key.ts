/** An unlock key as pages show it. */
export interface UnlockKeySummary {
  /** The credential's id, base64. */
  readonly id: string;
  readonly name: string;
  /** Unix milliseconds. */
  readonly addedAt: number;
  readonly usedAt: number | null;
}

/** What a page asks an authenticator with. All bytes are base64. */
export interface UnlockKeyRequest {
  /** Taken once, by whoever answers first. */
  readonly challenge: string;
  readonly keys: readonly {
    readonly id: string;
    /** What its secret is made from: 32 random bytes of its own. */
    readonly salt: string;
    readonly transports: readonly string[];
    /** Null: the extension's own origin stands for it. */
    readonly rpId: string | null;
  }[];
}

/** What a page makes a new unlock key with. All bytes are base64. */
export interface NewKeyRequest {
  readonly challenge: string;
  /** For the authenticator to tell one key of an account from the next; says nothing of the account. */
  readonly handle: string;
  readonly salt: string;
  readonly rpId: string | null;
  /** Ids of the keys that there are. */
  readonly others: readonly string[];
}

/** What an authenticator has answered. All bytes are base64. */
export interface KeyProof {
  /** The credential's id. */
  readonly id: string;
  readonly authenticatorData: string;
  /** The browser's own account of what it was asked: JSON, as it came. */
  readonly clientData: string;
  /** 32 bytes: the secret that the authenticator makes from the key's salt (WebAuthn's PRF). Opens the vault. */
  readonly output: string;
}

/** What the person wants of a token beyond what the item says. */
export interface TokenWish {
  /** In place of the item's own scope. */
  readonly scope?: string;
  /** Members that the scope requires, beside the item's own. */
  readonly claims?: Readonly<Record<string, string>>;
  /** Another one, although there is one that still holds. */
  readonly renew?: boolean;
  /** The origin that the person has just been shown and has said yes to. */
  readonly agreed?: string;
}

/** What of an item's own token something needs that asks with it. */
export interface TokenNeed {
  /** The origin that the person has just been shown and has said yes to. */
  readonly agreed?: string;
  /** The token that was just refused: another one is wanted. */
  readonly refused?: string;
}

/** A token that is here, without the token. */
export interface HeldToken {
  /** Unix milliseconds. */
  readonly mintedAt: number;
  /** Unix milliseconds. */
  readonly expiresAt: number;
  /** How its end is known: the server has said so, it stands in the token, or it is a guess. */
  readonly expiry: 'told' | 'in-token' | 'guessed';
  /** What was asked for and what was granted; null when the server says nothing about it, which means: what was asked for. */
  readonly asked: string;
  readonly granted: string | null;
  readonly claims: Readonly<Record<string, string>>;
}

export interface ApiToken extends HeldToken {
  readonly accessToken: string;
}

/** What a service is called with, and where. */
export interface ApiCall {
  readonly accessToken: string;
  readonly address: string;
}

/** How a credential stands, without anything secret. */
export interface CredentialState {
  readonly held: HeldToken | null;
  /** The origin that the secret has gone to before; null when it has gone nowhere from here. */
  readonly agreed: string | null;
}

/** One thing that a service says about who a token belongs to. */
export interface Claim {
  readonly name: string;
  readonly value: string;
}

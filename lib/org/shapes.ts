/** Which credential is used, and what the person has said yes to. */
export interface OrgWish {
  /** Origins that the person has just been shown. */
  readonly agreed?: readonly string[];
}

/** Part of a list, and the mark by which the next part is asked for; null when it is the last one. */
export interface OrgPage<Row> {
  readonly rows: readonly Row[];
  /** How many rows could not be read. */
  readonly unread: number;
  readonly next: string | null;
}

/** What somebody may do in a collection; `id` is that of the collection, or of the group where it stands in a collection. */
export interface Access {
  readonly id: string;
  readonly readOnly: boolean;
  readonly hidePasswords: boolean;
  readonly manage: boolean;
}

/** Numbers of types and states are the server's: newer servers have more of them. */
export interface Member {
  /** Of the membership. */
  readonly id: string;
  /** Of the person; null until the invitation is accepted. */
  readonly userId: string | null;
  readonly name: string | null;
  readonly email: string;
  readonly type: number | null;
  readonly status: number | null;
  readonly twoFactor: boolean;
  readonly recovery: boolean;
  readonly externalId: string | null;
  readonly ssoExternalId: string | null;
  /** Names of those that are given. */
  readonly permissions: readonly string[];
  readonly access: readonly Access[];
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly externalId: string | null;
  readonly access: readonly Access[];
}

/** Without a name: the server does not know it. */
export interface OrgCollection {
  readonly id: string;
  readonly externalId: string | null;
  readonly access: readonly Access[];
}

export interface Policy {
  readonly id: string;
  readonly type: number;
  readonly enabled: boolean;
  /** Shaped by the type; as it came. */
  readonly data: Readonly<Record<string, unknown>> | null;
}

export interface Seats {
  readonly seats: number | null;
  readonly mostSeats: number | null;
  /** Gigabytes. */
  readonly storage: number | null;
  readonly machineAccounts: number | null;
}

/** What is paid for; null for a product that is not. */
export interface Subscription {
  readonly passwordManager: Seats | null;
  readonly secretsManager: Seats | null;
}

/** All ids may be missing. `actingUserId` is a person's, `memberId` a membership's. */
export interface OrgEvent {
  readonly type: number;
  /** As the server has written it. */
  readonly date: string;
  readonly actingUserId: string | null;
  readonly memberId: string | null;
  readonly itemId: string | null;
  readonly collectionId: string | null;
  readonly groupId: string | null;
  readonly policyId: string | null;
  readonly installationId: string | null;
  readonly secretId: string | null;
  readonly projectId: string | null;
  readonly serviceAccountId: string | null;
  readonly device: number | null;
  readonly ipAddress: string | null;
}

/** Both ends belong to it; ISO instants. Servers take the first filter of those that are given. */
export interface EventQuery {
  readonly start: string;
  readonly end: string;
  readonly actingUserId?: string;
  readonly itemId?: string;
}

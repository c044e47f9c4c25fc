/** In which way an organisation is reached, and what the person has said yes to. */
export interface OrgWish {
  /** Origins that the person has just been shown. */
  readonly agreed?: readonly string[];
  /** As one of its members, by the account's own sign-in; else by the token of an item. */
  readonly way?: 'session';
}

/** An organisation that an account belongs to. */
export interface OrgPlace {
  /** The organisation's. */
  readonly id: string;
  readonly name: string;
  /** Address of the API of the account's server. */
  readonly api: string;
  /** Id of the account's membership; null where the server does not tell it. */
  readonly membership: string | null;
  /** Of the account in it, by the server's number. */
  readonly role: number | null;
  /** The account's role lets it look at more than its own. */
  readonly mayRead: boolean;
  /** What it lets the account change. */
  readonly mayChange: readonly OrgRight[];
}

/** A part of an organisation that a role lets somebody change, or does not. */
export type OrgRight = 'members' | 'groups' | 'collections' | 'endOfCollections' | 'policies';

/** Part of a list, and the mark by which the next part is asked for; null when it is the last one. */
export interface OrgPage<Row> {
  readonly rows: readonly Row[];
  /** How many rows could not be read. */
  readonly unread: number;
  /** Those rows as they came, in JSON; an empty text for one that is nested beyond all reason. */
  readonly raw?: readonly string[];
  /** How many rows came besides that were not asked for, or had come before. */
  readonly passed?: number;
  readonly next: string | null;
}

/** What somebody may do in a collection; `id` is that of the collection, or of the group where it stands in a collection. */
export interface Access {
  readonly id: string;
  readonly readOnly: boolean;
  readonly hidePasswords: boolean;
  readonly manage: boolean;
}

/** What a row says besides, of which nothing is known here. A change replaces the whole row: it is written back as it came. */
export interface WithMore {
  readonly more?: Readonly<Record<string, unknown>>;
}

/** The server has left out a part of what a change replaces, or nobody here can read it: changed, the row would lose it. */
export interface MaybePart {
  readonly isPart?: true;
}

/** Numbers of types and states are the server's: newer servers have more of them. */
export interface Member extends WithMore, MaybePart {
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
  /** Ids of its groups, where the server tells them with it: to a key they are told one by one. */
  readonly groups?: readonly string[];
}

export interface Group extends WithMore, MaybePart {
  readonly id: string;
  readonly name: string;
  readonly externalId: string | null;
  readonly access: readonly Access[];
}

/** Without a name: the server does not know it. To members it tells the sealed one, which stands with whoever gets in besides in `more`. */
export interface OrgCollection extends WithMore, MaybePart {
  readonly id: string;
  readonly externalId: string | null;
  readonly access: readonly Access[];
}

/** Shaped by the policy's type; as it came. */
export type PolicyData = Readonly<Record<string, unknown>> | readonly unknown[] | null;

export interface Policy extends MaybePart {
  readonly id: string;
  readonly type: number;
  readonly enabled: boolean;
  readonly data: PolicyData;
}

export interface Seats {
  readonly seats: number | null;
  readonly mostSeats: number | null;
  /** Gigabytes. */
  readonly storage: number | null;
  readonly machineAccounts: number | null;
  readonly mostMachineAccounts: number | null;
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
  /** Told to members alone, of what a provider has done. */
  readonly providerId?: string;
  readonly providerUserId?: string;
  readonly providerOrganizationId?: string;
}

/** Both ends belong to it; ISO instants. Servers take the first filter of those that are given. */
export interface EventQuery {
  readonly start: string;
  readonly end: string;
  readonly actingUserId?: string;
  readonly itemId?: string;
}

/** What a member is from now on, whole: what is not in it is taken away. */
export interface MemberChange extends WithMore {
  readonly type: number;
  readonly externalId: string | null;
  /** Names of those that are given; only of a custom role. */
  readonly permissions: readonly string[];
  readonly access: readonly Access[];
  /** Left as they are when not told. */
  readonly groups?: readonly string[];
}

/** Somebody who is asked to join. */
export interface Invitation extends MemberChange {
  readonly email: string;
}

/** What a group is from now on, whole. */
export interface GroupChange extends WithMore {
  readonly name: string;
  readonly externalId: string | null;
  readonly access: readonly Access[];
  /** Ids of the memberships in it; by a key they have an operation of their own. */
  readonly members?: readonly string[];
}

/** What a collection is from now on, whole; `access` is that of groups. */
export interface CollectionChange extends WithMore {
  readonly externalId: string | null;
  readonly access: readonly Access[];
}

/** How a policy stands. */
export type PolicyState = Pick<Policy, 'enabled' | 'data'>;

/** What a policy is from now on, whole. */
export interface PolicyChange extends PolicyState {
  /** Read by type 5 alone: `defaultUserCollectionName`. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** Absolute numbers; a limit below zero lifts it; what is not told stays as it is. */
export type SeatsChange = Partial<Readonly<Record<keyof Seats, number>>>;

export interface SubscriptionChange {
  readonly passwordManager?: SeatsChange;
  readonly secretsManager?: SeatsChange;
}

/** What a directory says about members and groups. Every field is sent: Vaultwarden knows none that may be left out. */
export interface DirectoryImport {
  readonly groups: readonly {
    readonly name: string;
    readonly externalId: string;
    readonly memberExternalIds: readonly string[];
  }[];
  readonly members: readonly {
    readonly email: string;
    readonly externalId: string;
    readonly deleted: boolean;
  }[];
  /** Takes out whom the directory does not list. */
  readonly overwriteExisting: boolean;
  readonly largeImport: boolean;
  readonly inviteUsersAfterProvisioning: boolean;
}

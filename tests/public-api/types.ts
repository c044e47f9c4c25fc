/**
 * The organisation Public API as types: made from `organization-api.openapi.yaml`. Do not edit; `npm run generate` makes it anew.
 */

export type MemberList = Paging & {
  object: 'list';
  data: Member[];
};

export type NullableId = string | null;

export type NullableText = string | null;

export type MemberInvite = MemberWrite & {
  email: string;
};

export type GroupList = Paging & {
  object: 'list';
  data: Group[];
};

export type CollectionList = Paging & {
  object: 'list';
  data: Collection[];
};

export type PolicyList = Paging & {
  object: 'list';
  data: Policy[];
};

export type EventPage = Paging & {
  object: 'list';
  data: EventEntry[];
};

export interface PublicApiOperations {
  listMembers: {
    method: 'GET';
    route: '/public/members';
    answer: MemberList;
  };
  inviteMember: {
    method: 'POST';
    route: '/public/members';
    body: MemberInvite;
    answer: Member;
  };
  getMember: {
    method: 'GET';
    route: '/public/members/{id}';
    path: {
      id: string;
    };
    answer: Member;
  };
  replaceMember: {
    method: 'PUT';
    route: '/public/members/{id}';
    path: {
      id: string;
    };
    body: MemberWrite;
    answer: Member;
  };
  removeMember: {
    method: 'DELETE';
    route: '/public/members/{id}';
    path: {
      id: string;
    };
    answer: null;
  };
  getMemberGroupIds: {
    method: 'GET';
    route: '/public/members/{id}/group-ids';
    path: {
      id: string;
    };
    answer: string[];
  };
  replaceMemberGroupIds: {
    method: 'PUT';
    route: '/public/members/{id}/group-ids';
    path: {
      id: string;
    };
    body: {
      groupIds: string[];
    };
    answer: null;
  };
  reinviteMember: {
    method: 'POST';
    route: '/public/members/{id}/reinvite';
    path: {
      id: string;
    };
    answer: null;
  };
  revokeMember: {
    method: 'POST';
    route: '/public/members/{id}/revoke';
    path: {
      id: string;
    };
    answer: null;
  };
  restoreMember: {
    method: 'POST';
    route: '/public/members/{id}/restore';
    path: {
      id: string;
    };
    answer: null;
  };
  listGroups: {
    method: 'GET';
    route: '/public/groups';
    answer: GroupList;
  };
  createGroup: {
    method: 'POST';
    route: '/public/groups';
    body: GroupWrite;
    answer: Group;
  };
  getGroup: {
    method: 'GET';
    route: '/public/groups/{id}';
    path: {
      id: string;
    };
    answer: Group;
  };
  replaceGroup: {
    method: 'PUT';
    route: '/public/groups/{id}';
    path: {
      id: string;
    };
    body: GroupWrite;
    answer: Group;
  };
  deleteGroup: {
    method: 'DELETE';
    route: '/public/groups/{id}';
    path: {
      id: string;
    };
    answer: null;
  };
  getGroupMemberIds: {
    method: 'GET';
    route: '/public/groups/{id}/member-ids';
    path: {
      id: string;
    };
    answer: string[];
  };
  replaceGroupMemberIds: {
    method: 'PUT';
    route: '/public/groups/{id}/member-ids';
    path: {
      id: string;
    };
    body: {
      memberIds: string[];
    };
    answer: null;
  };
  listCollections: {
    method: 'GET';
    route: '/public/collections';
    answer: CollectionList;
  };
  getCollection: {
    method: 'GET';
    route: '/public/collections/{id}';
    path: {
      id: string;
    };
    answer: Collection;
  };
  replaceCollection: {
    method: 'PUT';
    route: '/public/collections/{id}';
    path: {
      id: string;
    };
    body: CollectionWrite;
    answer: Collection;
  };
  deleteCollection: {
    method: 'DELETE';
    route: '/public/collections/{id}';
    path: {
      id: string;
    };
    answer: null;
  };
  listPolicies: {
    method: 'GET';
    route: '/public/policies';
    answer: PolicyList;
  };
  getPolicy: {
    method: 'GET';
    route: '/public/policies/{type}';
    path: {
      type: number;
    };
    answer: Policy;
  };
  replacePolicy: {
    method: 'PUT';
    route: '/public/policies/{type}';
    path: {
      type: number;
    };
    body: PolicyWrite;
    answer: Policy;
  };
  listEvents: {
    method: 'GET';
    route: '/public/events';
    query: {
      start?: string;
      end?: string;
      actingUserId?: string;
      itemId?: string;
      secretId?: string;
      projectId?: string;
      continuationToken?: string;
    };
    answer: EventPage;
  };
  importDirectory: {
    method: 'POST';
    route: '/public/organization/import';
    body: DirectoryImport;
    answer: null;
  };
  getSubscription: {
    method: 'GET';
    route: '/public/organization/subscription';
    answer: Subscription;
  };
  updateSubscription: {
    method: 'PUT';
    route: '/public/organization/subscription';
    body: Subscription;
    answer: {
      message?: string;
    };
  };
}

export interface Paging {
  continuationToken?: string | null;
}

export interface Member {
  object: 'member';
  id: string;
  userId?: NullableId;
  name?: NullableText;
  email: string;
  type: number;
  status: number;
  twoFactorEnabled?: boolean;
  resetPasswordEnrolled?: boolean;
  externalId?: NullableText;
  ssoExternalId?: NullableText;
  permissions?: Permissions | null;
  collections?: Access[] | null;
}

export interface Permissions {
  accessEventLogs?: boolean;
  accessImportExport?: boolean;
  accessReports?: boolean;
  createNewCollections?: boolean;
  editAnyCollection?: boolean;
  deleteAnyCollection?: boolean;
  manageGroups?: boolean;
  managePolicies?: boolean;
  manageSso?: boolean;
  manageUsers?: boolean;
  manageResetPassword?: boolean;
  manageScim?: boolean;
  manageAccessRules?: boolean;
  [k: string]: boolean | undefined;
}

export interface Access {
  id: string;
  readOnly: boolean;
  hidePasswords?: boolean | null;
  manage?: boolean | null;
}

export interface MemberWrite {
  type: number;
  externalId?: NullableText;
  permissions?: Permissions;
  collections?: Access[];
  groups?: string[];
}

export interface Group {
  object: 'group';
  id: string;
  name: string;
  externalId?: NullableText;
  collections?: Access[] | null;
}

export interface GroupWrite {
  name: string;
  externalId?: string | null;
  collections?: Access[];
}

export interface Collection {
  object: 'collection';
  id: string;
  externalId?: NullableText;
  groups?: Access[] | null;
}

export interface CollectionWrite {
  externalId?: string | null;
  groups?: Access[];
}

export interface Policy {
  object: 'policy';
  id: string;
  type: number;
  enabled: boolean;
  data?: {
    [k: string]: unknown;
  } | null;
}

export interface PolicyWrite {
  enabled: boolean;
  data?: {
    [k: string]: unknown;
  } | null;
  metadata?: {
    [k: string]: unknown;
  } | null;
}

export interface EventEntry {
  object: 'event';
  type: number;
  date: string;
  actingUserId?: NullableId;
  memberId?: NullableId;
  itemId?: NullableId;
  collectionId?: NullableId;
  groupId?: NullableId;
  policyId?: NullableId;
  installationId?: NullableId;
  secretId?: NullableId;
  projectId?: NullableId;
  serviceAccountId?: NullableId;
  device?: number | null;
  ipAddress?: NullableText;
}

export interface DirectoryImport {
  overwriteExisting: boolean;
  largeImport?: boolean;
  inviteUsersAfterProvisioning?: boolean;
  groups: {
    name: string;
    externalId: string;
    memberExternalIds: string[];
  }[];
  members: {
    email?: string | null;
    externalId: string;
    deleted: boolean;
  }[];
}

export interface Subscription {
  passwordManager?: {
    seats?: number | null;
    maxAutoScaleSeats?: number | null;
    storage?: number | null;
  } | null;
  secretsManager?: {
    seats?: number | null;
    maxAutoScaleSeats?: number | null;
    serviceAccounts?: number | null;
    maxAutoScaleServiceAccounts?: number | null;
  } | null;
}

export interface ApiError {
  object?: string;
  message?: NullableText;
  errors?: {
    [k: string]: string[];
  } | null;
  validationErrors?: {
    [k: string]: string[];
  } | null;
  /**
   * string (OAuth style), empty string (Vaultwarden) or object {code,reason,description} (Vaultwarden 404)
   */
  error?: {
    [k: string]: unknown;
  };
  error_description?: NullableText;
}

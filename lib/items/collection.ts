/** A shared folder of an organisation, and what this person may do in it. */
export interface Collection {
  readonly id: string;
  readonly organizationId: string;
  /** `Parent/Child` nests; null when it could not be read. */
  readonly name: string | null;
  /** Items in it can be looked at and filled, and not changed. */
  readonly readOnly: boolean;
  /** Passwords in it can be filled, and not looked at. */
  readonly hidePasswords: boolean;
  /** The collection itself can be changed, and who gets into it. */
  readonly manage: boolean;
  /** The person's own place in the organisation ("My items"), which the server makes and names. */
  readonly isDefault: boolean;
}

/** What somebody is in an organisation. `custom` may what stands in `permissions`. */
export type OrganizationRole = 'owner' | 'admin' | 'user' | 'custom';

/** What the owners of an organisation let a person do with its collections beside what the role gives. */
export interface CollectionPermissions {
  readonly createNewCollections: boolean;
  readonly editAnyCollection: boolean;
  readonly deleteAnyCollection: boolean;
}

/** An organisation, and what this person is in it. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly role: OrganizationRole;
  /** The person was let in for good; before that the organisation gives no key and no items. */
  readonly isConfirmed: boolean;
  readonly enabled: boolean;
  readonly permissions: CollectionPermissions;
  /** Collections are made only by whom the role or a permission lets. */
  readonly limitCollectionCreation: boolean;
  /** … and deleted. */
  readonly limitCollectionDeletion: boolean;
  /** Owners and administrators manage every collection, not only those that they were given. */
  readonly adminsManageAll: boolean;
  /** The person's membership, which lists of access name; null when the server does not tell. */
  readonly organizationUserId: string | null;
}

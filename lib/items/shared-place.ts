/** Where an item of an organisation lies: with whom, and in which of its collections, one at least. */
export interface SharedPlace {
  readonly organizationId: string;
  readonly collectionIds: readonly string[];
}

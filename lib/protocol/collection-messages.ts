/** Changes of the collections of organisations. All need the network. */
export interface CollectionRequests {
  /** Makes a collection of an organisation; `Work/Servers` stands in `Work`. Gives its id. */
  'collection.create'(args: { organizationId: string; name: string }): { id: string };
  /** Gives it another name; who gets into it stays. `isFollowed`: another one comes at once, and is waited for with the next sync. */
  'collection.rename'(args: { id: string; name: string; isFollowed?: boolean }): void;
  /** Deletes it; no item is moved or deleted. */
  'collection.remove'(args: { id: string }): void;
}

import type { Access } from '../../public-api/types.ts';

type Rights = Required<Omit<Access, 'id'>>;

/** Who may do what with which collection. The same table answers for members' grants, groups' grants and a collection's groups. */
export interface AccessTable {
  /** By collection. */
  ofHolder(holder: string): Access[];
  replaceOfHolder(holder: string, grants: readonly Access[]): void;
  /** By holder. */
  ofCollection(collection: string): Access[];
  replaceOfCollection(collection: string, grants: readonly Access[]): void;
}

const rightsOf = ({ readOnly, hidePasswords, manage }: Access): Rights => ({
  readOnly,
  hidePasswords: hidePasswords ?? false,
  manage: manage ?? false,
});

export function createAccessTable(): AccessTable {
  const rows = new Map<string, { holder: string; collection: string; rights: Rights }>();
  const put = (holder: string, collection: string, grant: Access) =>
    rows.set(`${holder}/${collection}`, { holder, collection, rights: rightsOf(grant) });
  const removeWhere = (name: 'holder' | 'collection', id: string) => {
    for (const [key, row] of rows) if (row[name] === id) rows.delete(key);
  };
  return {
    ofHolder: (holder) =>
      [...rows.values()]
        .filter((row) => row.holder === holder)
        .map(({ collection, rights }) => ({ id: collection, ...rights })),
    replaceOfHolder(holder, grants) {
      removeWhere('holder', holder);
      for (const grant of grants) put(holder, grant.id, grant);
    },
    ofCollection: (collection) =>
      [...rows.values()]
        .filter((row) => row.collection === collection)
        .map(({ holder, rights }) => ({ id: holder, ...rights })),
    replaceOfCollection(collection, grants) {
      removeWhere('collection', collection);
      for (const grant of grants) put(grant.id, collection, grant);
    },
  };
}

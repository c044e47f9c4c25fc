import type { Store } from '../store/store.ts';
import { addCollection, type BigOrganization } from './places.ts';
import { sealFast } from './seal-fast.ts';

/** Some stand in others, three deep. */
const nameAt = (index: number): string => {
  const number = String(index).padStart(3, '0');
  return `Region ${index % 7}/Branch ${index % 35}/Team ${number}`;
};

/** Gives an organisation so many collections more, and lays its items into them in turn. Gives what takes them away again. */
export function spreadOver(
  store: Store,
  userId: string,
  { id: organizationId, key }: BigOrganization,
  count: number,
): () => void {
  const own = store.ciphers.all().filter((row) => row.organizationId === organizationId);
  return store.transaction(() => {
    const ids = Array.from({ length: count }, (_, index) =>
      addCollection(store, userId, organizationId, sealFast(nameAt(index), key)),
    );
    const places = own.map(({ id: cipherId }, index) => {
      const collectionId = ids[index % count] ?? '';
      const place = { id: `${cipherId}/${collectionId}`, cipherId, collectionId };
      store.places.put(place);
      return place.id;
    });
    return () =>
      store.transaction(() => {
        for (const id of places) store.places.remove(id);
        for (const id of ids) store.collections.remove(id);
        for (const id of ids) store.access.remove(`${id}/${userId}`);
      });
  });
}

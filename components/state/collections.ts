import { computed, signal } from '@preact/signals';
import {
  type Collection,
  mayCreateCollection,
  mayRemoveCollection,
  mayRenameCollection,
  type Organization,
  type Overview,
} from '../../lib/items';
import { splitPart } from '../item/collection-tree';
import { accountOf } from './accounts';
import type { Place } from './route';
import { onLock } from './session';
import { overview } from './vault';

/** What a dialog asks about collections. */
export type CollectionQuestion =
  | {
      readonly what: 'new';
      /** What stands in the field at first. */
      readonly name: string;
      /** Where it goes unless another organisation is chosen. */
      readonly organizationId: string;
    }
  | { readonly what: 'rename' | 'remove'; readonly id: string };

/** The open question; null while there is none. */
export const collectionQuestion = signal<CollectionQuestion | null>(null);

onLock(() => {
  collectionQuestion.value = null;
});

const collections = computed(
  () => new Map((overview.value?.collections ?? []).map((one): [string, Collection] => [one.id, one])),
);

/** A collection of any open account. */
export const collectionOf = (id: string): Collection | null => collections.value.get(id) ?? null;

const isWritable = ({ id }: Organization): boolean => accountOf(id)?.readOnly === null;

/** The organisations in which collections may be made. */
export const organizationsFor = computed((): readonly Organization[] =>
  (overview.value?.organizations ?? []).filter((one) => isWritable(one) && mayCreateCollection(one)),
);

/** The organisation that a place is or stands in; null for others. */
function organizationOf(place: Place): string | null {
  const [kind, name] = [place.slice(0, place.indexOf(':')), place.slice(place.indexOf(':') + 1)];
  if (kind === 'organization') return name;
  if (kind === 'part') return splitPart(name).organizationId;
  return kind === 'collection' ? (collectionOf(name)?.organizationId ?? null) : null;
}

/** What may be asked about the collection in front, or about the place where a new one would stand; `path` is that place's. */
export function collectionQuestions(place: Place, path: string): readonly CollectionQuestion[] {
  const here = organizationOf(place);
  const target = organizationsFor.value.find(({ id }) => id === here) ?? organizationsFor.value[0];
  const isInside = target?.id === here && !place.startsWith('organization:');
  const collection = place.startsWith('collection:') ? collectionOf(place.slice('collection:'.length)) : null;
  const owner = overview.value?.organizations.find(({ id }) => id === collection?.organizationId);
  const questions: CollectionQuestion[] = [];
  if (target) questions.push({ what: 'new', name: isInside ? `${path}/` : '', organizationId: target.id });
  if (!collection || !owner || !isWritable(owner)) return questions;
  if (mayRenameCollection(owner, collection)) questions.push({ what: 'rename', id: collection.id });
  if (mayRemoveCollection(owner, collection)) questions.push({ what: 'remove', id: collection.id });
  return questions;
}

/** What the collections of an item keep from this person, as far as they are known here: the best of all ways counts. */
export function keptFrom({ collectionIds }: Pick<Overview, 'collectionIds'>): 'change' | 'sight' | null {
  const known = collectionIds.flatMap((id) => collectionOf(id) ?? []);
  if (known.length === 0) return null;
  if (known.every(({ hidePasswords }) => hidePasswords)) return 'sight';
  return known.every(({ readOnly }) => readOnly) ? 'change' : null;
}

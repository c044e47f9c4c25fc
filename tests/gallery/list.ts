import { createListModel, type ListModel, type SectionName } from '../../components/item/list-model';
import { GITEA } from './samples';

/** A list of rows that have nothing but ids, by section: for tests of what is done with a list. */
export function listOf(sections: Partial<Record<SectionName, readonly string[]>>): ListModel {
  const parts = (Object.entries(sections) as [SectionName, readonly string[]][]).map(([name, ids]) => ({
    name,
    type: name === 'aside' ? ('aside' as const) : ('row' as const),
    length: ids.length,
    rowAt: (at: number) => ({ ...GITEA, id: ids[at] ?? '' }),
  }));
  return createListModel(parts, new Map());
}

/** Ids from `0` on. */
export const ids = (length: number, from = 0): string[] => Array.from({ length }, (_, at) => `${from + at}`);

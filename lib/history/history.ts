import { generatedItem } from '../browser';
import type { Generated } from '../generator';
import { createSealedValue, type SealedValueDeps } from '../sealed';

/** How many of the last ones are kept. */
export const MOST_ENTRIES = 50;

export type HistoryDeps = Pick<SealedValueDeps<unknown>, 'openKey' | 'inTurn'>;

export interface History {
  /** Newest first. @throws CodedError `locked`. */
  read(): Promise<readonly Generated[]>;
  /** Adds entries; of the same value the newer one stays. @throws CodedError `locked`. */
  note(entries: readonly Generated[]): Promise<void>;
  /** @throws CodedError `locked`. */
  clear(): Promise<void>;
}

const KINDS: readonly unknown[] = ['password', 'passphrase', 'username'] satisfies Generated['kind'][];

function isGenerated(entry: unknown): entry is Generated {
  if (typeof entry !== 'object' || entry === null) return false;
  const { value, kind, at, host } = entry as Partial<Record<keyof Generated, unknown>>;
  const hasHost = host === null || typeof host === 'string';
  return typeof value === 'string' && KINDS.includes(kind) && typeof at === 'number' && hasHost;
}

function judge(stored: unknown): Generated[] {
  return Array.isArray(stored) ? stored.filter(isGenerated) : [];
}

function merge(entries: readonly Generated[], more: readonly Generated[]): Generated[] {
  const newestFirst = [...more, ...entries].sort((a, b) => b.at - a.at);
  const byValue = new Map<string, Generated>();
  for (const entry of newestFirst) if (!byValue.has(entry.value)) byValue.set(entry.value, entry);
  return [...byValue.values()].slice(0, MOST_ENTRIES);
}

/** The history of the unlocked account. */
export function createHistory(deps: HistoryDeps): History {
  const value = createSealedValue({ ...deps, item: generatedItem, name: 'generator history', judge });
  return {
    ...value,
    note: (more) => value.change((entries) => merge(entries, more)),
  };
}

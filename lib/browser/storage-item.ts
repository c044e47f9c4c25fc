import { browser } from './browser';

export type StorageAreaName = 'local' | 'session';

/** One stored value: read, written and watched by its name. */
export interface StorageItem<T> {
  readonly key: string;
  readonly area: StorageAreaName;
  /** The stored value, or the fallback where nothing is stored. */
  get(): Promise<T>;
  /** Rejects when the browser refuses to write (quota, damaged profile). */
  set(value: T): Promise<void>;
  remove(): Promise<void>;
  /** Calls back after every change in any context; returns the function that stops it. */
  watch(changed: (value: T) => void): () => void;
}

/** Describes one stored value. `fallback` is what `get` gives while nothing is stored. */
export function storageItem<T>(area: StorageAreaName, key: string, fallback: T): StorageItem<T> {
  const store = browser.storage[area];
  const orFallback = (value: unknown): T => (value === undefined ? fallback : (value as T));
  return {
    key,
    area,
    get: async () => orFallback((await store.get(key))[key]),
    set: (value) => store.set({ [key]: value }),
    remove: () => store.remove(key),
    watch: (changed) => {
      const listener = (changes: Record<string, { newValue?: unknown }>, changedArea: string) => {
        const change = changes[key];
        if (changedArea === area && change) changed(orFallback(change.newValue));
      };
      browser.storage.onChanged.addListener(listener);
      return () => browser.storage.onChanged.removeListener(listener);
    },
  };
}

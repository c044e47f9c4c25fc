import { browser } from './browser';

/**
 * What an administrator has laid down for this program on this computer (enterprise policy; public/managed-schema.json names what there
 * is). Empty where nobody has: Firefox then refuses to read it.
 */
export async function readManaged(): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await browser.storage.managed.get(null);
  } catch {
    return {};
  }
}

/**
 * Calls back whenever an administrator lays down something else; returns the function that stops it. By the event of this area alone: that
 * of all areas would wake the background with everything that any page of ours writes.
 */
export function watchManaged(changed: () => void): () => void {
  const { onChanged } = browser.storage.managed;
  const listener = () => changed();
  onChanged.addListener(listener);
  return () => onChanged.removeListener(listener);
}

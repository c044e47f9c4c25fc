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

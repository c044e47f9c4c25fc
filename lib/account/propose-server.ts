import { readManaged, signInDraftItem } from '../browser';
import { readAccounts } from './account-record';

/** Longer than any address. */
const LONGEST = 2_000;

/** Has the first sign-in start with the server that an administrator has laid down, unless the person has chosen one. */
export async function proposeServer(): Promise<void> {
  if ((await readAccounts()).length > 0) return;
  const { server } = await readManaged();
  if (typeof server !== 'string' || server.trim() === '' || server.length > LONGEST) return;
  if ((await signInDraftItem.get()) !== null) return;
  await signInDraftItem.set({ server: JSON.stringify({ region: 'own', base: server.trim() }), email: '' });
}

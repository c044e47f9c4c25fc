import { readManaged, signInDraftItem } from '../browser';

/** Longer than any address. */
const LONGEST = 2_000;

/** Has the sign-in form start with the server that an administrator has laid down, where the person has chosen none before. */
export async function proposeServer(): Promise<void> {
  const { server } = await readManaged();
  if (typeof server !== 'string' || server.trim() === '' || server.length > LONGEST) return;
  if ((await signInDraftItem.get()) !== null) return;
  await signInDraftItem.set({ server: JSON.stringify({ region: 'own', base: server.trim() }), email: '' });
}

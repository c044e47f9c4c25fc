import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(pbkdf2);

/** Fewer rounds than a real server takes: what arrives here was stretched by the client already, and tests are many. */
const ROUNDS = 10_000;

const stretch = (hash: string, salt: string): Promise<Buffer> =>
  derive(hash, Buffer.from(salt, 'base64'), ROUNDS, 32, 'sha512');

/** The client's master-password hash, hashed once more for the database. */
export async function hashForStore(hash: string): Promise<{ passwordHash: string; passwordSalt: string }> {
  const passwordSalt = randomBytes(16).toString('base64');
  return { passwordHash: (await stretch(hash, passwordSalt)).toString('base64'), passwordSalt };
}

/** Whether the client's hash is the one that was stored; takes as long for a wrong one. */
export async function isPasswordHash(
  hash: unknown,
  stored: { readonly passwordHash: string; readonly passwordSalt: string },
): Promise<boolean> {
  if (typeof hash !== 'string') return false;
  const expected = Buffer.from(stored.passwordHash, 'base64');
  return timingSafeEqual(await stretch(hash, stored.passwordSalt), expected);
}

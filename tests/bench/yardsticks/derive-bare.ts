/** PBKDF2 by itself, as an unlock needs it. Runs in a page; gives milliseconds. */
export async function deriveBare(args: {
  readonly password: string;
  readonly salt: string;
  readonly rounds: number;
}): Promise<number> {
  const { password, salt, rounds: iterations } = args;
  const encode = (text: string) => new TextEncoder().encode(text);
  const started = performance.now();
  const key = await crypto.subtle.importKey('raw', encode(password), 'PBKDF2', false, ['deriveBits']);
  await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: encode(salt), iterations },
    key,
    256,
  );
  return performance.now() - started;
}

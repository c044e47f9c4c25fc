type Derive = typeof crypto.subtle.deriveBits;
type Import = typeof crypto.subtle.importKey;

/** Fewer rounds than these cost nothing. */
const LONG = 10_000;

const derived = new Map<string, Promise<ArrayBuffer>>();
const secrets = new WeakMap<CryptoKey, string>();
const { subtle } = crypto;
const derive: Derive = subtle.deriveBits.bind(subtle);
const importKey = subtle.importKey.bind(subtle) as (...given: unknown[]) => Promise<CryptoKey>;
const soon = globalThis.setImmediate;

/**
 * Every test signs in with the same password: what PBKDF2 makes of it is derived once in a test file, by the real thing, and comes as a
 * copy afterwards, for the product wipes what it was given.
 */
function deriveOnce(parameters: Pbkdf2Params, key: CryptoKey, length: number): Promise<ArrayBuffer> {
  const { hash, salt, iterations } = parameters;
  const secret = secrets.get(key);
  if (secret === undefined || !(iterations >= LONG)) return derive(parameters, key, length);
  const name = JSON.stringify([secret, textOf(salt), iterations, hash, length]);
  const known = derived.get(name);
  const made = known ?? derive(parameters, key, length);
  derived.set(name, made);
  // It comes later than what asked for it, as it does where it is derived.
  const turn = new Promise((resolve) => soon(resolve));
  return Promise.all([made, turn]).then(([bytes]) => bytes.slice(0));
}

const textOf = (bytes: BufferSource): string =>
  Buffer.from(
    ArrayBuffer.isView(bytes)
      ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      : new Uint8Array(bytes),
  ).toString('hex');

subtle.deriveBits = ((parameters: Pbkdf2Params, key: CryptoKey, length: number) =>
  parameters.name === 'PBKDF2'
    ? deriveOnce(parameters, key, length)
    : derive(parameters, key, length)) as Derive;

subtle.importKey = (async (...given: unknown[]) => {
  const [format, bytes, algorithm] = given;
  const secret = format === 'raw' && algorithm === 'PBKDF2' ? textOf(bytes as BufferSource) : null;
  const key = await importKey(...given);
  if (secret !== null) secrets.set(key, secret);
  return key;
}) as Import;

/** For tests of what happens while a key is derived: from here on it takes its time once more. */
export const forgetDerived = (): void => derived.clear();

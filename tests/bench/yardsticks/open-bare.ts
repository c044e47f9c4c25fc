/** How many values there are of a size: bytes of ciphertext, count. */
export type SizeCount = readonly [bytes: number, count: number];

/**
 * Verifies and opens so many values of these sizes with nothing but WebCrypto: HMAC-SHA-256, then AES-256-CBC. Runs in a page; gives
 * milliseconds. What is opened is made before the clock starts, one value of each size.
 */
export async function openBare(sizes: readonly SizeCount[]): Promise<number> {
  const SIDE_BY_SIDE = 256;
  const BLOCK = 16;
  const { subtle } = crypto;
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const aes = await subtle.importKey('raw', random(32), 'AES-CBC', false, ['encrypt', 'decrypt']);
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const hmac = await subtle.importKey('raw', random(32), algorithm, false, ['sign', 'verify']);
  const make = async (bytes: number) => {
    const iv = random(BLOCK);
    const sealed = await subtle.encrypt({ name: 'AES-CBC', iv }, aes, new Uint8Array(bytes - 1));
    const signed = new Uint8Array([...iv, ...new Uint8Array(sealed)]);
    return { iv, sealed, signed, mac: await subtle.sign('HMAC', hmac, signed) };
  };
  const kinds = await Promise.all(sizes.map(async ([bytes, count]) => ({ ...(await make(bytes)), count })));
  const all = kinds.flatMap((kind) => Array.from({ length: kind.count }, () => kind));
  const open = async ({ iv, sealed, signed, mac }: (typeof all)[number]) => {
    if (!(await subtle.verify('HMAC', hmac, mac, signed))) throw new Error('a seal is broken');
    return subtle.decrypt({ name: 'AES-CBC', iv }, aes, sealed);
  };
  const started = performance.now();
  for (let at = 0; at < all.length; at += SIDE_BY_SIDE)
    await Promise.all(all.slice(at, at + SIDE_BY_SIDE).map(open));
  return performance.now() - started;
}

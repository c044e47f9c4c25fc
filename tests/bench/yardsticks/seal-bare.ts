/**
 * Seals what one change of a name makes new, with bare WebCrypto: the name (AES-256-CBC and HMAC-SHA256) and one chunk of rows
 * (AES-256-GCM). Runs in a page; gives the milliseconds.
 */
export async function sealBare(): Promise<number> {
  const CHUNK_BYTES = 32_768;
  const [cbc, hmac, gcm] = (await Promise.all([
    crypto.subtle.generateKey({ name: 'AES-CBC', length: 256 }, false, ['encrypt']),
    crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
    crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']),
  ])) as [CryptoKey, CryptoKey, CryptoKey];
  const [name, chunk] = [new Uint8Array(32), new Uint8Array(CHUNK_BYTES)];
  const at = performance.now();
  const iv = crypto.getRandomValues(new Uint8Array(16));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, cbc, name);
  await crypto.subtle.sign('HMAC', hmac, sealed);
  await crypto.subtle.encrypt({ name: 'AES-GCM', iv: iv.slice(0, 12) }, gcm, chunk);
  return performance.now() - at;
}

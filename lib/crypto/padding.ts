import { OpenError } from './open-error';

/**
 * What stands before a padding that says in each of its bytes how long it is, 1 to 255 (bitwarden/sdk-internal keys/utils.rs).
 * The result is a view of `bytes`. @throws OpenError `tampered` when there is no such padding.
 */
export function unpad(bytes: Uint8Array): Uint8Array {
  const count = bytes.at(-1) ?? 0;
  const isPadded = count > 0 && count <= bytes.length;
  if (!isPadded || bytes.subarray(-count).some((byte) => byte !== count)) throw new OpenError('tampered');
  return bytes.subarray(0, bytes.length - count);
}

/** Random bytes from the platform's generator. */
export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** A random GUID in lower case. */
export function randomId(): string {
  return crypto.randomUUID();
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** How many parts a CipherString has, by its type (bitwarden/server EncryptedStringAttribute). */
const PARTS: Readonly<Record<string, number>> = { 0: 2, 1: 3, 2: 3, 3: 1, 4: 1, 5: 2, 6: 2, 7: 1 };

/** Whether a text looks like a CipherString: type, number of parts, base64. Nobody here could tell more. */
export function isCipherString(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const [type = '', rest = ''] = value.split('.', 2);
  const parts = rest.split('|');
  return PARTS[type] === parts.length && parts.every((part) => part !== '' && BASE64.test(part));
}

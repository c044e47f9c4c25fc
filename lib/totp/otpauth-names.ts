/** Whom an `otpauth://` text says that its codes are for. */
export interface OtpauthNames {
  readonly issuer: string | null;
  readonly account: string | null;
}

/** Odd escapes are left as they are. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const orNull = (text: string | null | undefined): string | null => text?.trim() || null;

/**
 * The names in an `otpauth://` text: `otpauth://totp/Issuer:account?issuer=Issuer`, either part or both (Key Uri Format). The parameter
 * counts more than the label. Null twice for any other text.
 */
export function otpauthNames(stored: string): OtpauthNames {
  const found = /^otpauth:\/\/\w+\/([^?#]*)(?:\?([^#]*))?/i.exec(stored.trim());
  if (!found) return { issuer: null, account: null };
  const label = decoded(found[1] ?? '');
  const colon = label.indexOf(':');
  const issuer = new URLSearchParams(found[2] ?? '').get('issuer');
  return {
    issuer: orNull(issuer) ?? orNull(colon < 0 ? null : label.slice(0, colon)),
    account: orNull(label.slice(colon + 1)),
  };
}

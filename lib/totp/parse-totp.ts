import { decodeBase32 } from './base32';

export interface TotpSpec {
  readonly kind: 'totp' | 'steam';
  readonly secret: Uint8Array<ArrayBuffer>;
  readonly algorithm: 'SHA1' | 'SHA256' | 'SHA512';
  readonly digits: number;
  readonly periodSeconds: number;
}

const DEFAULTS = { kind: 'totp', algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const;
const MAX_DIGITS = 10;

/** A whole number from 1 to 2^32 - 1, the range that other clients read; anything else gives the fallback. */
function positive(text: string | null, fallback: number): number {
  const value = /^\d{1,10}$/.test(text ?? '') ? Number(text) : 0;
  return value >= 1 && value < 2 ** 32 ? value : fallback;
}

function readAlgorithm(text: string | null): TotpSpec['algorithm'] {
  const name = text?.toUpperCase().replace('-', '');
  return name === 'SHA256' || name === 'SHA512' ? name : 'SHA1';
}

/** The part before the parameters is not read but for its kind, so that odd labels do no harm. */
function parseOtpauth(stored: string): TotpSpec {
  const query = new URLSearchParams(stored.slice(stored.indexOf('?') + 1).replace(/#.*$/s, ''));
  const parameters = new Map([...query].map(([name, value]) => [name.toLowerCase(), value]));
  const get = (name: string): string | null => parameters.get(name) ?? null;
  return {
    kind: 'totp',
    secret: decodeBase32(get('secret') ?? ''),
    algorithm: readAlgorithm(get('algorithm')),
    digits: Math.min(positive(get('digits'), DEFAULTS.digits), MAX_DIGITS),
    periodSeconds: positive(get('period'), DEFAULTS.periodSeconds),
  };
}

/** Codes that count presses instead of time: a time-based code for them would be wrong each time. */
const COUNTING = /^otpauth:\/\/hotp\b/i;

/**
 * What an item's one-time-code text means: `otpauth://totp/...`, `steam://<base32>`, or a bare base32 secret (SHA-1, 6 digits,
 * 30 s), as bitwarden/sdk-internal totp.rs reads them. Null when no secret is left, and for counting codes
 * (`otpauth://hotp/`), which that source takes for time-based ones.
 */
export function parseTotp(stored: string): TotpSpec | null {
  const text = stored.trim();
  if (COUNTING.test(text)) return null;
  const lower = text.toLowerCase();
  const spec: TotpSpec = lower.startsWith('otpauth://')
    ? parseOtpauth(text)
    : lower.startsWith('steam://')
      ? { ...DEFAULTS, kind: 'steam', secret: decodeBase32(text.slice('steam://'.length)), digits: 5 }
      : { ...DEFAULTS, secret: decodeBase32(text) };
  return spec.secret.length === 0 ? null : spec;
}

import { HOTP, Secret } from 'otpauth';
import type { TotpSpec } from './parse-totp';

const STEAM_ALPHABET = '23456789BCDFGHJKMNPQRTVWXY';
/** Enough digits to hold the whole 31-bit number that steam's letters are made of. */
const WHOLE_NUMBER_DIGITS = 10;

export interface TotpCode {
  readonly code: string;
  /** Unix milliseconds at which the code ends. */
  readonly validUntil: number;
  readonly periodSeconds: number;
}

function generate(spec: TotpSpec, counter: number, digits: number): string {
  const secret = new Secret({ buffer: spec.secret.buffer });
  return HOTP.generate({ secret, algorithm: spec.algorithm, digits, counter });
}

function steamCode(spec: TotpSpec, counter: number): string {
  let rest = Number(generate(spec, counter, WHOLE_NUMBER_DIGITS));
  let code = '';
  for (let at = 0; at < spec.digits; at += 1) {
    code += STEAM_ALPHABET.charAt(rest % STEAM_ALPHABET.length);
    rest = Math.floor(rest / STEAM_ALPHABET.length);
  }
  return code;
}

/** The one-time code (RFC 6238, or steam's letters) at a time in Unix milliseconds. */
export function totpCode(spec: TotpSpec, unixMs: number): TotpCode {
  const periodMs = spec.periodSeconds * 1000;
  const counter = Math.floor(unixMs / periodMs);
  const code = spec.kind === 'steam' ? steamCode(spec, counter) : generate(spec, counter, spec.digits);
  return { code, validUntil: (counter + 1) * periodMs, periodSeconds: spec.periodSeconds };
}

import { type OtpauthNames, otpauthNames } from './otpauth-names';
import { parseTotp } from './parse-totp';
import { type TotpCode, totpCode } from './totp-code';

/** What a one-time-code text gives before it is saved. */
export type TriedTotp = TotpCode & OtpauthNames;

/** The code of a typed text at a time in Unix milliseconds, and the names in it; null when no code can be made of it. */
export function tryTotp(text: string, unixMs: number): TriedTotp | null {
  const spec = parseTotp(text);
  return spec && { ...totpCode(spec, unixMs), ...otpauthNames(text) };
}

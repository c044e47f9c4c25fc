/**
 * Room: totp. What a stored one-time-code text means, and its code at a time.
 * Pure: the clock is an argument.
 */
export { parseTotp, type TotpSpec } from './parse-totp';
export { type TotpCode, totpCode } from './totp-code';
export { type TriedTotp, tryTotp } from './try-totp';

/**
 * Moments as the server keeps them: tenths of a microsecond since the year 1, in a 64-bit number. A JavaScript number holds neither
 * these nor the seven digits of a date, which is what some clients trip over.
 */

const AT_EPOCH = 621_355_968_000_000_000n;
const PER_MILLISECOND = 10_000n;
/** How the server marks a moment as UTC when it writes it as one number. */
const UTC_MARK = 1n << 62n;

export const ticksAt = (milliseconds: number): bigint =>
  BigInt(Math.trunc(milliseconds)) * PER_MILLISECOND + AT_EPOCH;

/** The moment that a date says, to its seventh digit; null when it says none. */
export function ticksOf(date: string): bigint | null {
  const milliseconds = Date.parse(date);
  if (Number.isNaN(milliseconds)) return null;
  const fine = /\.\d{3}(\d{1,4})\d*(?:Z|[+-]|$)/.exec(date)?.[1] ?? '';
  return ticksAt(milliseconds) + BigInt(fine.padEnd(4, '0'));
}

/** As the server writes dates: UTC, without zeros at the end. */
export function dateOf(ticks: bigint): string {
  const sinceEpoch = ticks - AT_EPOCH;
  const seconds = new Date(Number(sinceEpoch / PER_MILLISECOND)).toISOString().slice(0, 19);
  const fraction = String(sinceEpoch % 10_000_000n)
    .padStart(7, '0')
    .replace(/0+$/, '');
  return `${seconds}${fraction && `.${fraction}`}Z`;
}

export const toBinary = (ticks: bigint): string => String(ticks | UTC_MARK);

/** The moment inside such a number; null when the text is none. */
export function fromBinary(text: string): bigint | null {
  if (!/^\d{18,19}$/.test(text)) return null;
  return BigInt(text) & ~UTC_MARK;
}

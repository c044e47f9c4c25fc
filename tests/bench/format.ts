import type { Unit } from './metrics.ts';

/** What stands where there is no number. */
export const NOTHING = '-';

const digits = (value: number, places: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: places, maximumFractionDigits: places });

const KILO = 1000;
const MEGA = 1_000_000;
const GIGA = 1_000_000_000;

function formatBytes(value: number): string {
  if (value >= GIGA) return `${digits(value / GIGA, 1)} GB`;
  if (value >= MEGA) return `${digits(value / MEGA, value < 100 * MEGA ? 1 : 0)} MB`;
  return `${digits(value / KILO, value < 10 * KILO ? 1 : 0)} kB`;
}

/** A measured value with its unit; one kB is 1,000 bytes. */
export function formatValue(value: number | null, unit: Unit): string {
  if (value === null) return NOTHING;
  if (unit === 'bytes') return formatBytes(value);
  if (unit === 'count') return digits(value, 0);
  if (unit === 'percent') return `${digits(value, 2)} %`;
  if (unit === 'rate') return `${digits(value, 1)} /s`;
  return `${digits(value, value < 20 ? 1 : 0)} ms`;
}

/** How many times one thing is another. */
export function formatRatio(value: number | null): string {
  if (value === null) return NOTHING;
  return `${digits(value, value < 0.1 ? 3 : value < 20 ? 2 : 0)} ×`;
}

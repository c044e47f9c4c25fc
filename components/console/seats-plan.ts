import type { Seats, SeatsChange, Subscription, SubscriptionChange } from '../../lib/protocol';

export type Product = keyof Subscription;

type Name = keyof Seats;

/** A number of a subscription. One that limits another may be lifted. */
export interface SeatsField {
  readonly name: Name;
  /** What it limits. */
  readonly limits?: Name;
}

export const SEATS_FIELDS: Readonly<Record<Product, readonly SeatsField[]>> = {
  passwordManager: [{ name: 'seats' }, { name: 'mostSeats', limits: 'seats' }, { name: 'storage' }],
  secretsManager: [
    { name: 'seats' },
    { name: 'mostSeats', limits: 'seats' },
    { name: 'machineAccounts' },
    { name: 'mostMachineAccounts', limits: 'machineAccounts' },
  ],
};

/** What was typed, by product and name; null: no limit. */
export type SeatsDraft = Readonly<Partial<Record<`${Product}.${Name}`, string | null>>>;

export interface SeatsLine {
  readonly product: Product;
  readonly name: Name;
  readonly before: number | null;
  /** Null: no limit. */
  readonly after: number | null;
}

export interface SeatsFault {
  readonly product: Product;
  readonly name: Name;
  readonly text: 'seatsWrong' | 'seatsBelow';
  readonly least: number;
}

/** Lifts a limit. */
const UNLIMITED = -1;

const asCount = (typed: string): number | null =>
  /^\d{1,7}$/.test(typed.trim()) && Number(typed) >= 1 ? Number(typed) : null;

function targetOf(product: Product, { name }: SeatsField, seats: Seats, draft: SeatsDraft) {
  const typed = draft[`${product}.${name}`];
  if (typed === undefined) return { value: seats[name], isWrong: false };
  if (typed === null || (typed.trim() === '' && seats[name] === null)) return { value: null, isWrong: false };
  const value = asCount(typed);
  return { value, isWrong: value === null };
}

function planHalf(product: Product, seats: Seats, draft: SeatsDraft) {
  const fields = SEATS_FIELDS[product].map((field) => ({
    ...field,
    ...targetOf(product, field, seats, draft),
  }));
  const lines = fields.flatMap(({ name, value: after, isWrong }): SeatsLine[] =>
    isWrong || after === seats[name] ? [] : [{ product, name, before: seats[name], after }],
  );
  const faults = fields.flatMap(({ name, limits, value, isWrong }): SeatsFault[] => {
    if (isWrong) return [{ product, name, text: 'seatsWrong', least: 1 }];
    const least = fields.find((other) => other.name === limits)?.value ?? 0;
    const isTouched = [name, limits].some((one) => one && draft[`${product}.${one}`] !== undefined);
    const isBelow = isTouched && value !== null && value < least;
    return isBelow ? [{ product, name, text: 'seatsBelow', least }] : [];
  });
  const change: SeatsChange = Object.fromEntries(lines.map(({ name, after }) => [name, after ?? UNLIMITED]));
  return { lines, faults, change };
}

/** What becomes of a subscription, and what is sent for it: absolute numbers, and only those that change. */
export function planSeats(before: Subscription, draft: SeatsDraft) {
  const products = Object.keys(SEATS_FIELDS) as Product[];
  const halves = products.flatMap((product) => {
    const seats = before[product];
    return seats ? [{ product, ...planHalf(product, seats, draft) }] : [];
  });
  const change: SubscriptionChange = Object.fromEntries(
    halves.filter(({ lines }) => lines.length > 0).map((half) => [half.product, half.change]),
  );
  return {
    lines: halves.flatMap((half) => half.lines),
    faults: halves.flatMap((half) => half.faults),
    change,
  };
}

import { signal } from '@preact/signals';
import type { OrgEvent } from '../../lib/protocol';
import type { Option } from '../ui/Choice';
import { onLeave } from './connection';
import { eventName, isWorthALook } from './event-names';
import { deviceName } from './labels';

/** What is shown of the events that have come; null: all of them. */
export interface Sift {
  readonly type: number | null;
  readonly device: number | null;
  readonly isCareOnly: boolean;
}

const ALL: Sift = { type: null, device: null, isCareOnly: false };

export const sift = signal<Sift>(ALL);

onLeave(() => {
  sift.value = ALL;
});

export const setSift = (part: Partial<Sift>): void => {
  sift.value = { ...sift.peek(), ...part };
};

/** Tells which events are shown; null where all are. */
export function keeperOf({ type, device, isCareOnly }: Sift): ((event: OrgEvent) => boolean) | null {
  if (type === null && device === null && !isCareOnly) return null;
  return (event) =>
    (type === null || event.type === type) &&
    (device === null || event.device === device) &&
    (!isCareOnly || isWorthALook(event.type));
}

export const countWorthALook = (rows: readonly OrgEvent[]): number =>
  rows.filter(({ type }) => isWorthALook(type)).length;

const compare = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare;

/** What there is to choose from: what has come, and what is chosen already. */
function optionsOf(
  numbers: readonly (number | null)[],
  chosen: number | null,
  nameOf: (number: number) => string,
): readonly Option<string>[] {
  const there = new Set([...numbers, chosen].filter((one) => one !== null));
  return [...there]
    .map((one) => ({ value: String(one), label: nameOf(one) }))
    .sort((one, other) => compare(one.label, other.label));
}

export const typeOptions = (rows: readonly OrgEvent[], { type }: Sift): readonly Option<string>[] =>
  optionsOf(
    rows.map((row) => row.type),
    type,
    eventName,
  );

export const deviceOptions = (rows: readonly OrgEvent[], { device }: Sift): readonly Option<string>[] =>
  optionsOf(
    rows.map((row) => row.device),
    device,
    deviceName,
  );

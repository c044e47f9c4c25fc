import type { OutboxItem, StoredOutboxItem } from './rows';

const toJson = (value: unknown): string => JSON.stringify(value) ?? 'null';

export const toStoredOutbox = ({ base, ours, ...rest }: OutboxItem): StoredOutboxItem => ({
  ...rest,
  base: toJson(base),
  ours: toJson(ours),
});

export const toOutbox = ({ base, ours, ...rest }: StoredOutboxItem): OutboxItem => ({
  ...rest,
  base: JSON.parse(base),
  ours: JSON.parse(ours),
});

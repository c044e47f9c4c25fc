import type { OutboxHead, OutboxItem, StoredOutboxItem } from './rows';

/** How nothing lies on disk. */
export const NOTHING = 'null';

export const toJson = (value: unknown): string => JSON.stringify(value) ?? NOTHING;

export const toStoredOutbox = ({ base, ours, sent, ...rest }: OutboxItem): StoredOutboxItem => ({
  ...rest,
  base: toJson(base),
  ours: toJson(ours),
  sent: toJson(sent),
});

export const toOutbox = ({ base, ours, sent, ...rest }: StoredOutboxItem): OutboxItem => ({
  ...rest,
  base: JSON.parse(base),
  ours: JSON.parse(ours),
  sent: JSON.parse(sent),
});

export const toHead = ({ base: _base, ours: _ours, sent: _sent, ...head }: StoredOutboxItem): OutboxHead =>
  head;

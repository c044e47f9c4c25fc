import type { OutboxItem } from '../store';
import { pickText } from '../wire';

/** Organisations for which something is on its way that was sealed with the key from before; in lower case. */
export type UnderWay = ReadonlySet<string>;

/** Where an answer is still to come. What was refused, or is held here, has had its own. */
export const underWayOf = (outbox: readonly Pick<OutboxItem, 'sent' | 'refused'>[]): UnderWay =>
  new Set(
    outbox.flatMap(({ sent, refused }) =>
      sent === null || refused !== null ? [] : (pickText(sent, 'organizationId')?.toLowerCase() ?? []),
    ),
  );

import type { SyncStatus } from '../session';
import type { VaultRow } from '../store';

/** What waits for the person's answer. */
export type Questions = Pick<SyncStatus, 'held' | 'strangers' | 'owners'>;

function heldOf({ held }: Pick<VaultRow, 'held'>): Questions['held'] {
  return held && !held.declined ? { missing: held.missing, total: held.total } : null;
}

/** So many are asked about at once: the status is written as a whole, and has an end. */
const MOST_STRANGERS = 100;
const MOST_OWNERS = 1_000;

/** What waits for the person's answer, of a vault as it is stored; nothing where there is none. */
export const questionsOf = (vault: Pick<VaultRow, 'held' | 'strangers' | 'owners'> | null): Questions => ({
  held: vault && heldOf(vault),
  strangers: (vault?.strangers ?? [])
    .slice(0, MOST_STRANGERS)
    .map(({ wrapped: _, policies: __, ...stranger }) => stranger),
  owners: (vault?.owners ?? []).slice(0, MOST_OWNERS),
});

import type { SyncStatus } from '../session';
import type { VaultRow } from '../store';

/** What waits for the person's answer. */
export type Questions = Pick<SyncStatus, 'held' | 'strangers' | 'owners'>;

function heldOf({ held }: Pick<VaultRow, 'held'>): Questions['held'] {
  return held && !held.declined ? { missing: held.missing, total: held.total } : null;
}

/** What waits for the person's answer, of a vault as it is stored; nothing where there is none. */
export const questionsOf = (vault: Pick<VaultRow, 'held' | 'strangers' | 'owners'> | null): Questions => ({
  held: vault && heldOf(vault),
  strangers: (vault?.strangers ?? []).map(({ wrapped: _, ...stranger }) => stranger),
  owners: vault?.owners ?? [],
});

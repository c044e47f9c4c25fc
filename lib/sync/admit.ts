import type { OutboxItem, OwnerChange, Store, VaultRow } from '../store';
import { pickText } from '../wire';
import { compareItems } from './compare';
import { holdItems } from './hold-items';
import { judgeOrganizations, type OrganizationTrust } from './judge-organizations';
import type { IncomingVault } from './parse-sync';
import { underWayOf } from './under-way';

export interface AdmitDeps {
  readonly store: Pick<Store, 'readSomeItems'>;
  readonly trust: OrganizationTrust;
}

interface Stored {
  readonly vault: VaultRow | null;
  readonly stamps: ReadonlyMap<string, number>;
  readonly outbox: readonly OutboxItem[];
}

/**
 * What has come, without what the person has to be asked about first.
 * @param taken changes of owner that the person has said yes to.
 */
export async function admit(
  { store, trust }: AdmitDeps,
  account: string,
  { vault, stamps, outbox }: Stored,
  incoming: IncomingVault,
  taken: readonly OwnerChange[],
) {
  const before = vault ?? { organizationKeys: {}, strangers: [], policies: null };
  const { keys, strangers } = await judgeOrganizations(incoming, before, trust, underWayOf(outbox));
  const compared = compareItems(incoming.items, stamps, keys);
  const held = await holdItems(
    { account, store, stamps, outbox, strangers, taken },
    compared,
    incoming.items,
  );
  const without = new Set(strangers.flatMap(({ id }) => (Object.hasOwn(keys, id) ? [] : [id])));
  const isFamiliar = ({ raw }: { raw: unknown }) =>
    !without.has(pickText(raw, 'organizationId')?.toLowerCase() ?? '');
  const collections = incoming.collections.filter(isFamiliar);
  return {
    compared: held.difference,
    incoming: { ...incoming, items: held.items, collections },
    organizationKeys: keys,
    strangers: strangers.map((stranger) => ({ ...stranger, items: held.withheld.get(stranger.id) ?? 0 })),
    owners: held.owners,
  };
}

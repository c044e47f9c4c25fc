import type { EmbeddedServer } from '../index.ts';
import { newClient, type PlainClient, sealed } from '../plain-client.ts';
import type { MembershipRow } from '../store/rows.ts';
import { type PublicApiServer, type PublicApiServerKind, startPublicApi } from './index.ts';

/** One address for people and organisations, and somebody who owns one. */
export interface Owned {
  readonly server: PublicApiServer;
  readonly person: PlainClient;
  /** Of the organisation: the sample's people and places, under the id that the vault knows. */
  readonly id: string;
  /** The person's role there is another one from now on. */
  become(change: Partial<MembershipRow>): void;
}

/** Starts it beside a vault's server, which stays the caller's to close. */
export async function startOwned(kind: PublicApiServerKind, vault: EmbeddedServer): Promise<Owned> {
  const server = await startPublicApi({ kind, vault });
  const person = await newClient({ ...vault, url: server.url });
  const body = { name: 'Hollis', billingEmail: person.email, key: '4.AAAA', collectionName: sealed('All') };
  const id = String((await person.call('POST', '/organizations', body)).body.id);
  server.add({ ...server.organization, id });
  return {
    server,
    person,
    id,
    become(change) {
      const userId = vault.store.userByEmail(person.email)!.id;
      vault.store.memberships.change(vault.store.memberships.where('userId', userId)[0]!.id, change);
    },
  };
}

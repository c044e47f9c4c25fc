import { randomBytes, sealForPublicKey } from '../../lib/crypto';
import { DEVICE_FIELDS, organizationItem } from '../server/credential-items';
import { sealed } from '../server/plain-client';
import { type PublicApiOptions, type PublicApiServer, startPublicApi } from '../server/public-api/index';
import { sealItem } from '../server/seal-item';
import type { MembershipRow } from '../server/store/rows';
import { closeRigs, createRig, EMAIL, PASSWORD } from './rig';

const services: PublicApiServer[] = [];

export async function closeMembers(): Promise<void> {
  await closeRigs();
  await Promise.all(services.splice(0).map((service) => service.close()));
}

/** A server with people and organisations at one address, and somebody who owns one and has its key. */
export async function startAsMember(
  options: PublicApiOptions = {},
  membership: Partial<MembershipRow> = {},
  isKnown = true,
) {
  const rig = await createRig();
  const { server, account } = rig;
  const service = await startPublicApi({ ...options, vault: server });
  services.push(service);
  const { id } = await account.call('POST', '/organizations', {
    name: 'Hollis',
    billingEmail: EMAIL,
    key: await sealForPublicKey(randomBytes(64), account.publicKey),
    collectionName: sealed('All'),
  });
  const organization = String(id);
  service.add({ ...service.organization, id: organization });
  const [row] = server.store.memberships.where('userId', account.userId);
  server.store.memberships.change(row!.id, membership);
  const own = { url: service.url, organization: { ...service.organization, id: organization } };
  const item = organizationItem(own, DEVICE_FIELDS);
  const made = await account.call('POST', '/ciphers', await sealItem(item, account.userKey, true));
  await rig.ask('account.signIn', {
    server: { region: 'own', base: service.url },
    email: EMAIL,
    password: PASSWORD,
  });
  if (isKnown) await rig.acceptOrganizations();
  const before = service.log.length;
  const now = service.clock.now();
  const at = (days: number) => new Date(now - days * 86_400_000).toISOString();
  return {
    rig,
    service,
    organization,
    key: { id: String(made.id), agreed: [service.url] },
    wish: { id: organization, way: 'session' as const },
    query: { start: at(30), end: at(0) },
    account: `${service.url}|${account.userId}`,
    become: (change: Partial<MembershipRow>) => server.store.memberships.change(row!.id, change),
    sent: () => service.log.slice(before),
    asked: (path: string) => service.log.slice(before).filter((one) => one.path.endsWith(path)).length,
  };
}

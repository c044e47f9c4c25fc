import { organizationItem } from '../server/credential-items';
import { type PublicApiOptions, type PublicApiServer, startPublicApi } from '../server/public-api/index';
import type { PlainItem } from '../server/seal-item';
import { startWith } from './editing';
import { closeRigs } from './rig';

const services: PublicApiServer[] = [];

/** A server with the API for organisations' keys, closed at the end of the test. */
export async function startService(options: PublicApiOptions = {}): Promise<PublicApiServer> {
  const service = await startPublicApi(options);
  services.push(service);
  return service;
}

export async function closeOrganizations(): Promise<void> {
  await closeRigs();
  await Promise.all(services.splice(0).map((service) => service.close()));
}

const TOKEN = '/identity/connect/token';

/** A vault with an organisation's key in it, and the organisation's server. */
export async function startOrganization(
  options: PublicApiOptions = {},
  change: (item: PlainItem) => PlainItem = (item) => item,
) {
  const service = await startService(options);
  const { rig, ids } = await startWith(change(organizationItem(service)));
  const id = ids[0] ?? '';
  const now = service.clock.now();
  const at = (days: number) => new Date(now - days * 86_400_000).toISOString();
  return {
    rig,
    id,
    service,
    wish: { id, agreed: [service.url] },
    query: { start: at(30), end: at(0) },
    tokens: () => service.log.filter(({ path }) => path === TOKEN).length,
    /** What was asked of the organisation's API. */
    calls: () => service.log.filter(({ path }) => path.startsWith('/api/public/')),
  };
}

import { afterEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { bitsItem } from '../server/credential-items';
import { type PublicApiServer, startPublicApi } from '../server/public-api/index';
import { type PlainItem, sealItem } from '../server/seal-item';
import { save, sent, startWith } from './editing';
import { closeRigs, type Rig } from './rig';
import { until } from './until';

const services: PublicApiServer[] = [];
afterEach(async () => {
  await closeRigs();
  await Promise.all(services.splice(0).map((service) => service.close()));
});

/** How much of tokens lies in memory, sealed. */
const size = async (): Promise<number> => {
  const { apiTokens = {} } = await fakeBrowser.storage.session.get<{ apiTokens?: Record<string, string> }>(
    'apiTokens',
  );
  return Object.values(apiTokens).join('').length;
};

/** A credential with a token, and one beside it that stays as it is. */
async function startHolding() {
  const service = await startPublicApi();
  services.push(service);
  const item = bitsItem(service.url);
  const { rig, ids } = await startWith(item, item);
  const [id = '', other = ''] = ids;
  const wish = { id, agreed: service.url };
  await rig.ask('credential.token', { ...wish, id: other });
  const without = await size();
  await rig.ask('credential.token', wish);
  const holds = (one: string) => rig.ask('credential.state', { id: one }).then(({ held }) => held !== null);
  const dropped = () => until(async () => (await size()) === without);
  return { rig, id, other, service, wish, holds, dropped };
}

const put = async (rig: Rig, id: string, item: PlainItem) => {
  // Servers tell two states apart by whole seconds.
  rig.server.clock.advance(2000);
  await rig.account.call('PUT', `/ciphers/${id}`, await sealItem(item, rig.account.userKey, true));
  await rig.ask('sync.now');
};

type Started = Awaited<ReturnType<typeof startHolding>>;

describe('a token is dropped as soon as its item', () => {
  it.each<[string, (started: Started) => Promise<unknown>]>([
    ['lies in the trash', ({ rig, id }) => rig.ask('vault.trash', { id })],
    [
      'has another secret',
      ({ rig, id }) => save(rig, id, ({ values }) => ({ values: { ...values, password: 'other' } })),
    ],
    [
      'has another address, by a sync',
      ({ rig, id, service: { url } }) =>
        put(rig, id, bitsItem(url, { 'oauth2.token_endpoint': `${url}/elsewhere` })),
    ],
    [
      'has another scope, by a sync',
      ({ rig, id, service: { url } }) => put(rig, id, bitsItem(url, { 'oauth2.scope': 'openid' })),
    ],
    [
      'is deleted elsewhere',
      async ({ rig, id }) => {
        rig.server.clock.advance(2000);
        await rig.account.call('DELETE', `/ciphers/${id}`);
        await rig.ask('sync.now');
      },
    ],
  ])('%s', async (_, change) => {
    const started = await startHolding();
    await change(started);
    await started.dropped();
    expect(await started.holds(started.other)).toBe(true);
  });

  it('and does not come back with what the item was before', async () => {
    const { rig, id, holds, dropped } = await startHolding();
    await rig.ask('vault.trash', { id });
    await dropped();
    await sent(rig);
    await rig.ask('vault.restore', { id });
    expect(await holds(id)).toBe(false);
  });

  it('while it is on its way', async () => {
    const { rig, id, wish, service, dropped, holds } = await startHolding();
    const held = service.faults.hold({ path: '/v1/oauth2/token' });
    const minting = rig.ask('credential.token', { ...wish, renew: true });
    await held.reached;
    await save(rig, id, ({ values }) => ({ values: { ...values, password: 'other' } }));
    await dropped();
    held.release();
    await minting;
    await dropped();
    expect(await holds(id)).toBe(false);
  });

  it('and no sooner: another name of it ends nothing', async () => {
    const { rig, id, holds } = await startHolding();
    await save(rig, id, () => ({ name: 'Another name' }));
    await sent(rig);
    await rig.ask('sync.now');
    expect(await holds(id)).toBe(true);
  });
});

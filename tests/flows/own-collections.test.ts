import { afterEach, expect, it } from 'vitest';
import { openText, randomBytes, sealForPublicKey } from '../../lib/crypto';
import { organizationItem } from '../server/credential-items';
import { addSharedOrganization } from '../server/shared-organization';
import { serve } from './editing';
import { closeOrganizations, startService } from './organization-rig';
import { createRig, EMAIL, PASSWORD } from './rig';

afterEach(closeOrganizations);

/** An organisation's API key in a vault whose account is in that organisation, and has said nothing of it yet. */
async function startAdmin() {
  const service = await startService();
  const rig = await createRig();
  const [id = ''] = await serve(rig, [organizationItem(service)]);
  const { id: guid } = service.organization;
  const org = await addSharedOrganization(rig.server, rig.account, { id: guid, type: 0 });
  await rig.ask('account.signIn', {
    server: { region: 'own', base: rig.server.url },
    email: EMAIL,
    password: PASSWORD,
  });
  await rig.list();
  const wish = { id, agreed: [service.url] };
  return { rig, org, service, wish, guid };
}

type Started = Awaited<ReturnType<typeof startAdmin>>;

const CHANGE = { type: 5, change: { enabled: true, data: null } } as const;
const turnOn = ({ rig, wish }: Started, ownName?: string) =>
  rig.ask('org.putPolicy', { ...wish, ...CHANGE, ...(ownName !== undefined && { ownName }) });

const bodies = ({ service }: Started) =>
  service.log
    .filter(({ method, path }) => method === 'PUT' && path.endsWith('/policies/5'))
    .map(({ body }) => JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>);

it('a name for members’ own collections is sealed with the organisation’s key, and never sent in the clear', async () => {
  const started = await startAdmin();
  const { rig, org, service, wish } = started;
  await rig.acceptOrganizations();
  expect(await rig.ask('org.holdsKey', wish)).toBe(true);
  await turnOn(started, 'Meine Einträge');
  const names = [...service.organization.ownCollections.values()];
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(await openText(name, org.key)).toBe('Meine Einträge');
  expect(bodies(started)).toEqual([
    { enabled: true, data: null, metadata: { defaultUserCollectionName: names[0] } },
  ]);
  for (const { body } of service.log) expect(new TextDecoder().decode(body)).not.toContain('Meine');
});

it('without a key that was agreed to no name is sealed and nothing is sent; the policy is turned on without one', async () => {
  const started = await startAdmin();
  const { rig, service, wish } = started;
  expect(await rig.ask('org.holdsKey', wish)).toBe(false);
  await expect(turnOn(started, 'My items')).rejects.toThrow('organization-key-missing');
  expect(service.log.filter(({ path }) => path.includes('/policies'))).toEqual([]);
  await turnOn(started);
  expect(bodies(started)).toEqual([{ enabled: true, data: null }]);
  expect(service.organization.policies.get(5)?.enabled).toBe(true);
  expect(service.organization.ownCollections.size).toBe(0);
});

it('is sealed with the key that was agreed to while another one waits, and with none while the vault is locked', async () => {
  const started = await startAdmin();
  const { rig, org, service, wish } = started;
  await rig.acceptOrganizations();
  const key = await sealForPublicKey(randomBytes(64), rig.account.publicKey);
  rig.server.store.memberships.change(org.membershipId, { key });
  await rig.ask('sync.now');
  expect((await rig.status()).sync.strangers).toHaveLength(1);
  await turnOn(started, 'My items');
  const [name = ''] = service.organization.ownCollections.values();
  expect(await openText(name, org.key)).toBe('My items');
  await rig.ask('account.lock');
  await expect(rig.ask('org.holdsKey', wish)).rejects.toThrow('locked');
});

it('nobody’s own sign-in seals or sends a name', async () => {
  const { rig, guid } = await startAdmin();
  await rig.acceptOrganizations();
  const wish = { id: guid, way: 'session' } as const;
  expect(await rig.ask('org.holdsKey', wish)).toBe(false);
  await expect(rig.ask('org.putPolicy', { ...wish, ...CHANGE, ownName: 'x' })).rejects.toThrow('org-by-key');
});

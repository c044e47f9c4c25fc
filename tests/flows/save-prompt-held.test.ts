import 'fake-indexeddb/auto';
import { afterEach, assert, expect, it } from 'vitest';
import { settingsItem } from '../../lib/browser';
import { importSymmetricKey, randomBytes, sealForPublicKey } from '../../lib/crypto';
import { change, signIn } from '../pages/sent-forms';
import { addOrganization } from '../server/add-organization';
import { type PlainItem, sealItem } from '../server/seal-item';
import { askingTab } from './page-that-asks';
import { closeRigs, type Rig } from './rig';
import { itemNow, refusedReason, startShared, writesTo } from './sharing';

afterEach(closeRigs);

const ADA: PlainItem = {
  type: 1,
  name: 'Harbour',
  login: { username: 'ada', password: 'tide', uris: [{ uri: 'https://harbour.example' }] },
};
const NEW = {
  name: 'new',
  newId: '0b5d3b1e-7a55-4a4f-9a26-9f6a2ce20a01',
  username: 'eve',
  folderId: null,
} as const;

/** A form was sent on a site, and its next page has come: the question that comes up. */
async function askedAfter(rig: Rig, form: ReturnType<typeof signIn>): Promise<string> {
  await settingsItem.set({ offerToSave: true });
  const tab = askingTab('https://harbour.example/login');
  await rig.capture().submitted(tab.sender(0), tab.sent(form, 0));
  tab.go('https://harbour.example/home');
  await rig.capture().moved(tab.tabId);
  const [token] = tab.shown();
  assert(token);
  return token;
}

it('A password for an item that changed its owner is kept for the owner before, and goes to nobody else', async () => {
  const { rig, ids, acme, place } = await startShared([ADA]);
  const [id = ''] = ids;
  const { type: _, ...content } = await sealItem(ADA, acme.key, true);
  const revisionDate = new Date(Date.now() + 5000).toISOString();
  rig.server.store.ciphers.change(id, { organizationId: acme.id, userId: null, content, revisionDate });
  const [collectionId = ''] = place('Finance').collectionIds;
  rig.server.store.places.put({ id: `${id}/${collectionId}`, cipherId: id, collectionId });
  await rig.ask('sync.now');
  const token = await askedAfter(rig, change('tide', 'wave'));
  await rig.ask('save.answer', { token, answer: { name: 'update', id } });
  await rig.ask('sync.now');
  expect(await itemNow(rig, id)).toMatchObject({ organizationId: null, values: { password: 'wave' } });
  for (const { body } of writesTo(rig, /ciphers/))
    expect(JSON.parse(new TextDecoder().decode(body))).toMatchObject({ organizationId: null });
  expect(rig.server.store.ciphers.get(id)?.content).toEqual(content);
  expect(await refusedReason(rig)).toBe('owner-changed');
  expect(rig.server.store.ciphers.get(id)?.content).toEqual(content);
});

it('An organisation that waits for the person is offered for no new login, and given none', async () => {
  const { rig } = await startShared([ADA]);
  const other = await addOrganization(rig.account, 'Other', ['Doors']);
  await rig.ask('sync.now');
  const token = await askedAfter(rig, signIn('eve', 'wave'));
  const { organizations, collections } = await rig.ask('save.open', { token });
  expect(organizations.map(({ name }) => name)).toEqual(['Acme']);
  expect(collections.map(({ name }) => name)).not.toContain('Doors');
  const ref = organizations[0]?.id.replace(/[^~:/|]+$/, other.id) ?? '';
  const place = { organizationId: ref, collectionIds: [other.collections.get('Doors') ?? ''] };
  await expect(rig.ask('save.answer', { token, answer: { ...NEW, place } })).rejects.toThrow(
    'collections-wanted',
  );
  expect(writesTo(rig, /ciphers\/create/)).toHaveLength(0);
});

it('A login for an organisation whose other key waits is kept here until the person has answered', async () => {
  const { rig, acme, place } = await startShared([ADA]);
  const bytes = randomBytes(64);
  await importSymmetricKey(bytes);
  const [membership] = rig.server.store.memberships.where('organizationId', acme.id);
  const key = await sealForPublicKey(bytes, rig.account.publicKey);
  rig.server.store.memberships.change(membership?.id ?? '', { key });
  await rig.ask('sync.now');
  const token = await askedAfter(rig, signIn('eve', 'wave'));
  const { id } = await rig.ask('save.answer', { token, answer: { ...NEW, place: place('Finance') } });
  await rig.ask('sync.now');
  expect(writesTo(rig, /ciphers\/create/)).toEqual([]);
  expect(await itemNow(rig, id)).toMatchObject({ organizationId: acme.id, values: { password: 'wave' } });
});

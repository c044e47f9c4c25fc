import { afterEach, expect, it } from 'vitest';
import { emptyDraft } from '../../lib/items';
import type { ServerOptions } from '../server/index';
import { addSharedOrganization } from '../server/shared-organization';
import {
  add,
  BANK,
  draftFor,
  offline,
  onServer,
  rename,
  save,
  serve,
  settled,
  stuck,
  waiting,
} from './editing';
import { closeRigs, createRig, PASSWORD, type Rig } from './rig';
import { moveTo, placeOnServer, refusedReason } from './sharing';
import { until } from './until';

afterEach(closeRigs);

const WHY = 'Due to an Enterprise Policy, you are restricted from saving items to your personal vault.';
const NOTE = { ...emptyDraft('note'), name: 'Mine', notes: 'typed on a train' };

/** A member with one item of their own, who has agreed to the organisation and may write in a collection of it. */
async function startMember(server: ServerOptions = {}) {
  const rig = await createRig({ server });
  const [own = ''] = await serve(rig, [BANK]);
  const acme = await addSharedOrganization(rig.server, rig.account);
  const place = { organizationId: acme.id, collectionIds: [await acme.collection('Team', {})] };
  await rig.signIn();
  await rig.list();
  const forbid = (enabled: boolean) => {
    const policies = [{ id: 'p', type: 5, data: null, enabled }];
    rig.server.store.organizations.change(acme.id, { policies });
  };
  return { rig, own, place, forbid };
}

/** Something is done without a network, and meanwhile the organisation wants new items for its own. */
async function meanwhile({ rig, forbid }: Awaited<ReturnType<typeof startMember>>, act: () => Promise<void>) {
  const end = offline(rig);
  await act();
  await stuck();
  forbid(true);
  end();
  await rig.ask('sync.now');
  expect(await refusedReason(rig)).toBe(WHY);
}

const names = async (rig: Rig) => (await rig.list()).rows.map(({ name }) => name).sort();
const rules = async (rig: Rig) => (await rig.status()).accounts[0]?.rules;

it('a new item of one’s own that was made without a network is kept and told, and goes to the organisation where the person puts it there', async () => {
  const started = await startMember();
  const { rig, place } = started;
  let id = '';
  await meanwhile(started, async () => {
    id = await add(rig, NOTE);
  });
  await until(async () => (await rules(rig))?.noOwnItems);
  await rig.restartBrowser();
  await rig.ask('account.unlock', { password: PASSWORD });
  await rig.ask('sync.now');
  expect(await names(rig)).toEqual(['Bank', 'Mine']);
  expect((await draftFor(rig, id)).notes).toBe('typed on a train');
  // It is there already: what is wrong in it can be mended.
  await rename(rig, id, 'Mine still');
  expect(await refusedReason(rig)).toBe(WHY);
  expect(await onServer(rig)).toHaveLength(1);
  // Given up, and taken back a moment later.
  const draft = await draftFor(rig, id);
  await rig.ask('vault.discard', { id });
  expect(await names(rig)).toEqual(['Bank']);
  await rig.ask('vault.save', { id: null, newId: id, draft });
  expect(await names(rig)).toEqual(['Bank', 'Mine still']);
  const { refused } = await moveTo(rig, [id], place);
  expect(refused).toEqual([]);
  await settled(rig);
  expect(await names(rig)).toEqual(['Bank', 'Mine still']);
  const now = (await rig.status()).outbox.moved[id] ?? id;
  expect(await placeOnServer(rig, now)).toEqual(place);
  expect((await draftFor(rig, now)).notes).toBe('typed on a train');
});

it('and goes out as it is once the organisation wants it no more', async () => {
  const started = await startMember();
  const { rig, forbid } = started;
  await meanwhile(started, async () => {
    await add(rig, NOTE);
  });
  forbid(false);
  await rig.ask('sync.now');
  await until(async () => (await waiting(rig)).length === 0);
  expect(await onServer(rig)).toHaveLength(2);
});

it('one that was deleted elsewhere while it was changed here is kept', async () => {
  const started = await startMember();
  const { rig, own } = started;
  await meanwhile(started, async () => {
    await rename(rig, own, 'Bank again');
    rig.server.store.ciphers.remove(own);
  });
  expect(await names(rig)).toEqual(['Bank again']);
});

it('a change of one that was there before is taken by the official server; on Vaultwarden it is kept, and goes with a move', async () => {
  const official = await startMember();
  official.forbid(true);
  await rename(official.rig, official.own, 'Bank here');
  await settled(official.rig);
  expect((await official.rig.status()).outbox.refused).toEqual([]);
  const started = await startMember({ roles: 'vaultwarden' });
  const { rig, own, place } = started;
  await meanwhile(started, () =>
    save(rig, own, ({ values }) => ({ values: { ...values, password: 'new secret' } })),
  );
  expect((await draftFor(rig, own)).values.password).toBe('new secret');
  await moveTo(rig, [own], place);
  await settled(rig);
  expect(await placeOnServer(rig, own)).toEqual(place);
  expect((await draftFor(rig, own)).values.password).toBe('new secret');
});

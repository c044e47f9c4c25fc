import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import { BANK, changeThere, onServer, sent, settled, startWith } from './editing';
import { closeRigs } from './rig';

afterEach(closeRigs);

it('Fifteen changes at the same moment all happen: none is told that others were quicker', async () => {
  const items = Array.from({ length: 15 }, (_, at) => ({ ...BANK, name: `Bank ${at}` }));
  const { rig, ids } = await startWith(...items);
  await Promise.all(ids.map((id) => rig.ask('vault.favorite', { id, isFavorite: true })));
  await sent(rig);
  expect((await onServer(rig)).filter(({ favorite }) => favorite === true)).toHaveLength(15);
});

it('Nothing is deleted for good that was changed elsewhere and not seen here', async () => {
  const { rig, ids } = await startWith(BANK);
  const [id = ''] = ids;
  rig.server.clock.advance(2000);
  await changeThere(rig, id, { ...BANK, name: 'Theirs' });
  await rig.ask('vault.remove', { id });
  await settled(rig);
  expect(await onServer(rig)).toHaveLength(1);
  expect((await rig.list()).rows.map(({ name }) => name)).toEqual(['Theirs']);
});

import { expect, it } from 'vitest';
import { sealItem } from '../../tests/server/seal-item';
import { importSymmetricKey, randomBytes } from '../crypto';
import { draftOf } from '../items';
import type { Wire } from '../wire';
import { mergeRows } from './merge-rows';
import { openItem } from './open-item';
import { sealDraft } from './seal-draft';

const user = await importSymmetricKey(randomBytes(64));
const keys = { user: async () => user, organization: async () => null };
const NOW = new Date('2026-11-27T12:00:00Z');

it('A field that got another name here keeps what is not known of it, whatever was changed there', async () => {
  const fields = [{ type: 1, name: 'PIN', value: '1234' }] as const;
  const sealed = await sealItem({ type: 1, name: 'Bank', login: {}, fields }, user);
  const [field] = sealed.fields as Wire[];
  const base = { ...sealed, fields: [{ ...field, value: '2.broken', member: 'unknown' }] } as Wire;
  const original = draftOf(await openItem('', base, keys));
  if (!original) throw new Error('no draft');
  const customFields = original.customFields.map((one) => ({ ...one, name: 'Number' }));
  const ours = await sealDraft(base, { ...original, customFields }, keys, NOW);
  const theirs = await sealDraft(base, { ...original, notes: 'Theirs' }, keys, NOW);
  const merged = await mergeRows({ base, ours, theirs }, keys, NOW);
  expect(merged?.row.fields).toMatchObject([{ value: '2.broken', member: 'unknown' }]);
  expect(await openItem('', merged?.row, keys)).toMatchObject({
    notes: 'Theirs',
    customFields: [{ name: 'Number' }],
  });
});

it('Rows of which one cannot be opened are not merged', async () => {
  const base = (await sealItem({ type: 1, name: 'Bank', login: {} }, user)) as Wire;
  const theirs = { ...base, key: '2.broken|broken|broken' };
  expect(await mergeRows({ base, ours: base, theirs }, keys, NOW)).toBeNull();
});

import { expect, it } from 'vitest';
import type { Item } from '../../lib/items';
import { assertMayReplace } from './secret-gate';

const item = { canViewPassword: true, reprompt: false } as Item;
const verify = async (password: string) => {
  if (password !== 'right') throw new Error('wrong');
};

it('A form never takes the place of an item whose secrets it was not shown', async () => {
  const withheld = { ...item, canViewPassword: false };
  await expect(assertMayReplace(withheld, 'right', verify)).rejects.toMatchObject({
    info: { code: 'hidden-by-organization' },
  });
});

it('A form of an item that asks for the master password again needs it', async () => {
  const guarded = { ...item, reprompt: true };
  await expect(assertMayReplace(guarded, undefined, verify)).rejects.toMatchObject({
    info: { code: 'reprompt-needed' },
  });
  await assertMayReplace(guarded, 'right', verify);
  await assertMayReplace(item, undefined, verify);
});

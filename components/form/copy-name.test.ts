// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { answers, resetFakeExtension } from '../../tests/gallery/fake-extension';
import * as sample from '../../tests/gallery/samples';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { status } = await import('../state/session');
const { copyItem } = await import('./editing');
const { editing } = await import('./kept-form');

beforeEach(() => {
  resetFakeExtension();
  editing.value = null;
});

it.each(['Gitea', 'עבודה', 'A\u200e1'])(
  'A copy is called as the item is, to the letter: %j',
  async (name) => {
    status.value = sample.UNLOCKED;
    answers.set('vault.item', () => ({ item: { ...sample.GITEA_ITEM, name }, sealed: false }));
    await copyItem(sample.GITEA.id, name);
    expect(editing.value?.draft.name).toBe(`${name} - copy`);
  },
);

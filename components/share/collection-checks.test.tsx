// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Collection } from '../../lib/items';
import { collectionOf } from '../../tests/items/places';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { CollectionChecks } = await import('./CollectionChecks');

afterEach(cleanup);

const MANY: readonly Collection[] = Array.from({ length: 500 }, (_, n) =>
  collectionOf({ id: `c${n}`, name: `Region ${'ABCDE'[n % 5]}/Team ${String(n).padStart(3, '0')}` }),
);

function draw(collections: readonly Collection[], chosen: readonly string[] = []) {
  const onChange = vi.fn();
  const shareOf = (id: string) => (chosen.includes(id) ? 'all' : 'none');
  render(<CollectionChecks {...{ collections, shareOf, onChange }} error={null} />);
  const find = (text: string) =>
    fireEvent.input(screen.getByRole('textbox', { name: 'Find a collection' }), { target: { value: text } });
  const names = () => screen.queryAllByRole('checkbox').map((one) => one.closest('label')?.textContent);
  return { onChange, find, names };
}

describe('Collections to tick', () => {
  it('are all shown without a search where they are few', () => {
    const { names } = draw(MANY.slice(0, 8));
    expect(names()).toHaveLength(8);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('are found among hundreds by any words of their paths, and shown with these', () => {
    const { find, names } = draw(MANY);
    expect(names()).toHaveLength(500);
    find('team 14 region b');
    expect(names()).toEqual(['Region B/Team 141', 'Region B/Team 146']);
    find('nowhere');
    expect(names()).toEqual([]);
    expect(screen.getByText('No collection is called so.')).toBeTruthy();
  });

  it('are ticked by Enter when one alone is left, and by no form', () => {
    const { find, onChange } = draw(MANY, ['c77']);
    const field = () => screen.getByRole('textbox', { name: 'Find a collection' });
    find('team 07');
    expect(fireEvent.keyDown(field(), { key: 'Enter' })).toBe(false);
    expect(onChange).not.toHaveBeenCalled();
    find('team 499');
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(onChange).toHaveBeenLastCalledWith('c499', true);
    find('team 077');
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(onChange).toHaveBeenLastCalledWith('c77', false);
  });

  it('have a line each, those of one name too', () => {
    const { names } = draw(['a', 'b'].map((id) => collectionOf({ id, name: 'Finance' })));
    expect(names()).toHaveLength(2);
  });
});

import { describe, expect, it } from 'vitest';
import { asWire, parseDate, pick, pickBoolean, pickList, pickNumber, pickText } from './index';

describe('pick', () => {
  it.each(['kdfIterations', 'KdfIterations', 'kdfiterations', 'KDFITERATIONS'])('finds %s', (key) => {
    expect(pick({ [key]: 5000 }, 'kdfIterations')).toBe(5000);
  });
  it('prefers the exact name and skips null', () => {
    expect(pick({ key: null, Key: 'b' }, 'key')).toBe('b');
    expect(pick({ key: 'a', Key: 'b' }, 'key')).toBe('a');
  });
  it('never reaches the prototype', () => {
    expect(pick(JSON.parse('{}'), 'constructor')).toBeUndefined();
    expect(pick('text', 'length')).toBeUndefined();
  });
});

describe('typed picks', () => {
  it('treat missing, null and wrong types alike', () => {
    for (const list of [undefined, null, 'x', {}]) expect(pickList({ list }, 'list')).toEqual([]);
    expect(pickText({ size: 161 }, 'size')).toBe('161');
    expect(pickNumber({ size: '161' }, 'size')).toBe(161);
    expect(pickNumber({ size: '' }, 'size')).toBeNull();
    expect(pickBoolean({ edit: 'yes' }, 'edit', true)).toBe(true);
    expect(asWire([])).toBeNull();
  });
});

describe('parseDate', () => {
  it.each([
    ['2026-11-22T02:17:31Z', 1795313851000],
    ['2026-11-22T02:17:31.598Z', 1795313851598],
    ['2026-11-22T02:17:31.598123Z', 1795313851598],
    ['2026-11-22T02:17:31.5981234Z', 1795313851598],
    ['2026-11-22T02:17:31.5981234', 1795313851598],
    ['2026-11-22T03:17:31.000000+01:00', 1795313851000],
  ])('%s', (text, time) => {
    expect(parseDate(text)).toBe(time);
  });
  it('gives null for what is no date', () => {
    for (const text of [null, '', 'soon', '2026-13-45T00:00:00Z']) expect(parseDate(text)).toBeNull();
  });
});

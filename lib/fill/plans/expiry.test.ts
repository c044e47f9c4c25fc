import { describe, expect, it } from 'vitest';
import { sampleFrame } from '../../../tests/pages/sample-facts';
import type { FieldFacts } from '../fill';
import { readExpiry, writeExpiry, writeMonth, writeYear } from './expiry';

const facts = (given: Partial<FieldFacts>): FieldFacts => sampleFrame([{ fields: [given] }]).fields[0]!;
const APRIL = { month: 4, year: 2029 };

describe('the expiry of an item', () => {
  it.each([
    ['4', '2029'],
    ['04', '29'],
  ])('is read from %s and %s', (month, year) => {
    expect(readExpiry(month, year)).toEqual(APRIL);
  });

  it.each([
    ['', '2029'],
    ['13', '2029'],
    ['4', ''],
    ['4', 'soon'],
    ['4', '12029'],
    [null, undefined],
  ])('is none from %s and %s', (month, year) => {
    expect(readExpiry(month, year)).toBeNull();
  });
});

describe('the expiry in one box', () => {
  it.each([
    ['04/29', {}],
    ['04/29', { placeholder: 'MM/YY' }],
    ['04 / 29', { placeholder: 'MM / YY' }],
    ['04/2029', { placeholder: 'MM/YYYY' }],
    ['04-2029', { label: 'Valid until (mm-yyyy)' }],
    ['0429', { placeholder: 'MMYY' }],
    ['04/29', { placeholder: 'MM/JJ' }],
    ['04/2029', { placeholder: 'MM/AAAA' }],
    ['04/29', { placeholder: 'ММ/ГГ' }],
    ['2029/04', { placeholder: 'YYYY/MM' }],
    ['0429', { maxLength: 4 }],
    ['04/29', { maxLength: 5 }],
    ['042029', { maxLength: 6 }],
    ['04/2029', { maxLength: 7 }],
    ['04/29', { placeholder: 'MM / YY', maxLength: 5 }],
    ['0429', { placeholder: 'MM/YY', maxLength: 4 }],
    ['2029-04', { type: 'month' }],
  ])('is %s in %o', (written, given) => {
    expect(writeExpiry(facts(given), APRIL)).toBe(written);
  });
});

describe('the parts of the expiry', () => {
  it('are a month in figures and by its names', () => {
    expect(writeMonth(4).slice(0, 2)).toEqual(['04', '4']);
    expect(writeMonth(4)).toEqual(expect.arrayContaining(['April', 'Apr', 'avril', 'abril', '4月']));
    expect(writeMonth(12).filter((way) => /^\d+$/.test(way))).toEqual(['12']);
  });

  it('are a year as long as the box is', () => {
    expect(writeYear(facts({}), 2029)[0]).toBe('2029');
    expect(writeYear(facts({ maxLength: 2 }), 2029)[0]).toBe('29');
    expect(writeYear(facts({ placeholder: 'YY' }), 2029)[0]).toBe('29');
    expect(writeYear(facts({ placeholder: 'YYYY' }), 2029)[0]).toBe('2029');
    expect(writeYear(facts({ type: 'select-one' }), 2029)).toEqual(['2029', '29']);
  });
});

import { describe, expect, it } from 'vitest';
import { writeCountry, writeState } from './places';

describe('a country', () => {
  it.each(['DE', 'de', 'Germany', 'Deutschland', 'Allemagne', 'Германия', 'ドイツ'])(
    'is known however it was saved: %s',
    (saved) => {
      const ways = writeCountry(saved);
      expect(ways[0]).toBe(saved);
      expect(ways).toEqual(expect.arrayContaining(['Germany', 'Deutschland', 'Alemania', 'DE']));
    },
  );

  it.each([
    ['USA', 'US', 'United States'],
    ['United States of America', 'US', 'Vereinigte Staaten'],
    ['UK', 'GB', 'United Kingdom'],
    ['Czech Republic', 'CZ', 'Czechia'],
  ])('is known by its everyday name: %s', (saved, code, name) => {
    expect(writeCountry(saved)).toEqual(expect.arrayContaining([code, name]));
  });

  it('stays what it is where nobody knows it', () => {
    expect(writeCountry('Atlantis')).toEqual(['Atlantis']);
    expect(writeCountry('XQ')).toEqual(['XQ']);
  });
});

describe('a state', () => {
  it.each([
    ['CA', ['CA', 'California']],
    ['california', ['california', 'California', 'CA']],
    ['Québec', ['Québec', 'Quebec', 'QC']],
    ['Bayern', ['Bayern']],
  ])('is %s', (saved, ways) => {
    expect(writeState(saved)).toEqual(ways);
  });
});

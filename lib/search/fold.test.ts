import { describe, expect, it } from 'vitest';
import { fold, searchWords } from './fold';
import { markPieces } from './mark-pieces';

describe('folding', () => {
  it('drops case and accents', () => {
    expect(fold('Éclair ÅNGSTRÖM')).toBe('eclair angstrom');
    expect(searchWords('  Hol   GIT ')).toEqual(['hol', 'git']);
    expect(searchWords('\tÉté\u00a0GIT\n')).toEqual(['ete', 'git']);
  });
});

describe('marks', () => {
  const marked = (text: string, search: string) =>
    markPieces(text, searchWords(search))
      .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
      .join('');

  it('stand on the first place of each word', () => {
    expect(marked('Digital Hollis', 'git hol')).toBe('Di[git]al [Hol]lis');
    expect(marked('Gitea', 'zebra')).toBe('Gitea');
  });

  it('fall on the right characters when folding changes lengths', () => {
    expect(marked('Crème brûlée', 'brulee')).toBe('Crème [brûlée]');
    expect(marked('İstanbul ferry', 'ferry')).toBe('İstanbul [ferry]');
    expect(marked('🔑 key', 'key')).toBe('🔑 [key]');
  });
});

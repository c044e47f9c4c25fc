import { describe, expect, it } from 'vitest';
import { HOST_PAIRS } from '../../tests/vectors/host-pairs';
import { matchUri } from '.';

describe('the table of saved addresses and pages', () => {
  it.each(HOST_PAIRS)('$at: $saved ($mode) on $page: $fits, $why', ({ saved, match, page, fits }) => {
    expect(matchUri({ uri: saved, match, checksum: 'valid' }, page) !== null).toBe(fits);
  });

  it('has at least 500 pairs, none of them twice', () => {
    const pairs = new Set(HOST_PAIRS.map(({ saved, mode, page }) => JSON.stringify([saved, mode, page])));
    expect(pairs.size).toBe(HOST_PAIRS.length);
    expect(pairs.size).toBeGreaterThanOrEqual(500);
  });

  it('lets nothing through that was tampered with', () => {
    for (const { saved, match, page } of HOST_PAIRS)
      expect(matchUri({ uri: saved, match, checksum: 'wrong' }, page)).toBeNull();
  });
});

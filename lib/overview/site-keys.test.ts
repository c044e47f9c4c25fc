import { describe, expect, it } from 'vitest';
import { HOST_PAIRS } from '../../tests/vectors/host-pairs';
import { siteKeysOfPage } from './page-site-keys';
import { siteKeysOf } from './site-keys';

describe('the keys by which logins are found', () => {
  it.each(HOST_PAIRS.filter(({ fits }) => fits))('$at: lead from $page to $saved', (pair) => {
    const { saved, match, page } = pair;
    const keys = siteKeysOf([{ uri: saved, match: match as 0 | null, checksum: 'valid' }]);
    expect(siteKeysOfPage(new URL(page).hostname)).toEqual(expect.arrayContaining(keys));
    expect(keys).toHaveLength(1);
  });
});

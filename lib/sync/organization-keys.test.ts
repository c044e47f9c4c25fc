import { describe, expect, it } from 'vitest';
import { readOrganizationKeys } from './organization-keys';

const wrapped = (letter: string): string => `4.${letter.repeat(344)}`;
const items = [{ account: 'a', id: 'x', revisionDate: null, raw: { id: 'x', organizationId: 'ORG' } }];
const before = { org: wrapped('A') };
const opensAll = async () => true;
const opensNone = async () => false;

const read = (organizations: unknown, opens = opensAll, known: Record<string, string> = before) =>
  readOrganizationKeys({ profile: { organizations }, items }, known, opens);

describe('the key of an organisation', () => {
  it.each([
    ['missing', [{ id: 'org' }]],
    ['no text', [{ id: 'org', key: 7 }]],
    ['cut short', [{ id: 'org', key: '4.AAAA' }]],
    ['no list', 'none'],
    ['nowhere', null],
    ['listed under another id', [{ id: 'other', key: wrapped('B') }]],
  ])('stays what it was when it is %s, while there are items', async (_, organizations) => {
    expect((await read(organizations)).org).toBe(wrapped('A'));
  });
  it('gives way only to one that opens', async () => {
    const organizations = [{ id: 'org', key: wrapped('B') }];
    expect(await read(organizations)).toEqual({ org: wrapped('B') });
    expect(await read(organizations, opensNone)).toEqual(before);
  });
  it('is taken as it comes where none is known', async () => {
    expect(await read([{ id: 'org', key: wrapped('B') }], opensNone, {})).toEqual({ org: wrapped('B') });
  });
  it('goes with the last item and the membership', async () => {
    expect(await readOrganizationKeys({ profile: {}, items: [] }, before, opensAll)).toEqual({});
  });
});

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

vi.mock('../../../lib/text', () => ({
  t: (key: string, ...parts: string[]) => [key, ...parts].join(' '),
  formatNumber: String,
  formatList: (parts: string[]) => parts.join(', '),
}));

const { differences, isSame, rebase } = await import('./draft');
const { groupChange, LEVELS, accessAt, levelOf, memberChange, memberDraft } = await import(
  './rows-as-drafts'
);
const { whatChanges } = await import('./what-changes');

const NAMER = {
  access: (id: string) => `place ${id}`,
  group: (id: string) => `group ${id}`,
  member: (id: string) => `member ${id}`,
};

const MEMBER = {
  id: 'm',
  userId: null,
  name: 'Lena Fox',
  email: 'lena@acme.example',
  type: 4,
  status: 2,
  twoFactor: true,
  recovery: false,
  externalId: 'ldap-4',
  ssoExternalId: null,
  permissions: ['manageUsers', 'somethingNew'],
  access: [
    { id: 'a', readOnly: true, hidePasswords: true, manage: false },
    { id: 'b', readOnly: false, hidePasswords: false, manage: true },
  ],
};
const BEFORE = memberDraft(MEMBER, ['g']);

const texts = (after: object) => whatChanges(BEFORE, { ...BEFORE, ...after }, NAMER).map(({ text }) => text);
const grave = (after: object) =>
  whatChanges(BEFORE, { ...BEFORE, ...after }, NAMER).flatMap(({ text, isGrave }) => (isGrave ? [text] : []));

describe('what changes', () => {
  it('is nothing where nothing does, nor where only spaces do', () => {
    expect(texts({})).toEqual([]);
    expect(texts({ externalId: ' ldap-4 ' })).toEqual([]);
  });

  it('is told line by line, each with what was before', () => {
    expect(
      texts({ externalId: '', 'access:a': 'edit', 'access:c': 'view', 'group:g': '', 'group:h': 'yes' }),
    ).toEqual([
      'changeLine externalId ldap-4 none',
      'changeLine place a accessHidden accessView accessEdit',
      'leavesGroup group g',
      'changeLine place c accessNone accessView',
      'joinsGroup group h',
    ]);
    expect(texts({ 'may:manageUsers': '', 'may:accessReports': 'yes' })).toEqual([
      'mayNoMore may_manageUsers',
      'mayNow may_accessReports',
    ]);
  });

  it('counts accesses that end, and is grave about them', () => {
    expect(grave({ 'access:a': '', 'access:b': '' })).toEqual([
      'changeLine place a accessHidden accessView accessNone',
      'changeLine place b accessManage accessNone',
      'losesAccess 2',
    ]);
  });

  it('is grave about owners who come and go, and tells permissions that end with a role', () => {
    expect(grave({ type: '0' })).toEqual(['changeLine memberRole memberCustom memberOwner', 'becomesOwner']);
    expect(texts({ type: '0' })).toContain('permissionsEnd 2');
    expect(whatChanges({ ...BEFORE, type: '0' }, { ...BEFORE, type: '2' }, NAMER)).toEqual([
      { text: 'changeLine memberRole memberOwner memberUser', isGrave: true },
      { text: 'ownerNoMore', isGrave: true },
    ]);
  });
});

describe('a row that is edited', () => {
  it('is written back whole when nothing is touched', () => {
    expect(memberChange(BEFORE, { more: { accessAll: true } })).toEqual({
      more: { accessAll: true },
      type: 4,
      externalId: 'ldap-4',
      permissions: MEMBER.permissions,
      access: MEMBER.access,
    });
    expect(groupChange({ name: ' A ', externalId: ' ' })).toEqual({
      name: 'A',
      externalId: null,
      access: [],
    });
    expect(memberChange({ ...BEFORE, type: '2' }).permissions).toEqual([]);
  });

  it('has an access of one of five levels', () => {
    expect(LEVELS.map((level) => levelOf(accessAt(level)))).toEqual([...LEVELS]);
    for (const level of LEVELS) {
      const { readOnly, hidePasswords, manage } = accessAt(level);
      expect(manage && (readOnly || hidePasswords)).toBe(false);
    }
    expect(levelOf({ readOnly: true, hidePasswords: true, manage: true })).toBe('manage');
  });

  it('keeps what others have changed, and what somebody has changed here on top of it', () => {
    const draft = fc.dictionary(
      fc.constantFrom('a', 'b', 'access:c', 'group:d'),
      fc.constantFrom('', 'x', 'y'),
    );
    fc.assert(
      fc.property(draft, draft, draft, (before, mine, theirs) => {
        const joined = rebase(before, { ...before, ...mine }, theirs);
        const own = new Set(differences(before, { ...before, ...mine }).map(({ name }) => name));
        for (const name of ['a', 'b', 'access:c', 'group:d'])
          expect(joined[name] ?? '').toBe((own.has(name) ? mine[name] : theirs[name]) ?? '');
        expect(isSame(rebase(before, before, theirs), theirs)).toBe(true);
      }),
    );
  });
});

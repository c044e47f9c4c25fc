import { describe, expect, it } from 'vitest';
import type { Group, Member } from '../../lib/protocol';
import type { Directory, ImportOptions } from './directory';
import type { Act, Present } from './plan';
import { presentGroups } from './plan-groups';
import { planImport } from './plan-import';
import { readDirectory } from './read-directory';

const member = (name: string, externalId: string | null, type = 2): Member => ({
  id: `m-${name}`,
  userId: null,
  name,
  email: `${name}@acme.example`,
  type,
  status: 2,
  twoFactor: false,
  recovery: false,
  externalId,
  ssoExternalId: null,
  permissions: [],
  access: [],
});

const group = (name: string, externalId: string | null): Group => ({
  id: `g-${name}`,
  name,
  externalId,
  access: [],
});

const PRESENT: Present = {
  members: [
    member('pat', 'u1', 0),
    member('mara', 'u2'),
    member('ivo', null),
    member('lena', 'old-4'),
    member('left', 'u5'),
    member('gone', 'u6'),
  ],
  groups: [group('Engineering', 'cn=eng'), group('Support', null), group('Ops', 'cn=ops')],
  memberIds: new Map([
    ['g-Engineering', ['m-mara', 'm-left']],
    ['g-Ops', ['m-pat']],
  ]),
};

const KEEP: ImportOptions = { isOverwriting: false, isLarge: false, isInviting: true };

const directory: Directory = readDirectory(
  JSON.stringify({
    members: [
      { email: 'Mara@acme.example', externalId: 'u2' },
      { email: 'IVO@acme.example', externalId: 'u3' },
      { email: 'lena@acme.example', externalId: 'u4' },
      { email: 'new@acme.example', externalId: 'u7' },
      { email: '', externalId: 'u6', deleted: true },
      { email: 'nobody@acme.example', externalId: 'u9', deleted: true },
      { email: 'pat@acme.example', externalId: 'u1', deleted: true },
    ],
    groups: [
      { name: 'Engineers', externalId: 'cn=eng', memberExternalIds: ['u2', 'u3', 'u7', 'u99', 'u6'] },
      { name: 'Support', externalId: 'cn=sup', memberExternalIds: [] },
      { name: 'Fresh', externalId: 'cn=fresh', memberExternalIds: ['u7'] },
    ],
  }),
);

const of = (act: Act, rows: readonly { act: Act; who: string; what: string }[]) =>
  rows.filter((row) => row.act === act).map(({ who, what }) => [who, what]);

describe('the preview of an import', () => {
  it('says who is invited, linked, left alone, taken out, and who stays', () => {
    const { rows } = planImport(directory, KEEP, PRESENT);
    expect(of('invite', rows)).toEqual([['new@acme.example', '']]);
    expect(of('link', rows)).toEqual([['ivo@acme.example', 'u3']]);
    expect(of('otherId', rows)).toEqual([['lena@acme.example', 'old-4']]);
    expect(of('same', rows)).toEqual([['mara@acme.example', '']]);
    expect(of('takeOut', rows)).toEqual([['gone@acme.example', 'gone']]);
    expect(of('absent', rows)).toEqual([['nobody@acme.example', '']]);
    expect(of('keepOwner', rows)).toEqual([['pat@acme.example', 'pat']]);
    expect(of('overwrite', rows)).toEqual([]);
    expect(of('stage', planImport(directory, { ...KEEP, isInviting: false }, PRESENT).rows)).toHaveLength(1);
  });

  it('says whom overwriting takes out: those with an ID that the file lacks, and no owner', () => {
    const sparse = {
      ...directory,
      members: directory.members.filter(({ externalId }) => externalId !== 'u1'),
    };
    const { rows } = planImport(sparse, { ...KEEP, isOverwriting: true }, PRESENT);
    expect(of('overwrite', rows).map(([who]) => who)).toEqual(['lena@acme.example', 'left@acme.example']);
    expect(of('keepOwner', rows).map(([who]) => who)).toEqual(['pat@acme.example']);
  });

  it('says what becomes of groups, and who joins and leaves them', () => {
    const { rows, counts } = planImport(directory, KEEP, PRESENT);
    expect(of('groupRename', rows)).toEqual([['Engineers', 'Engineering']]);
    expect(of('groupTwin', rows)).toEqual([['Support', 'cn=sup']]);
    expect(of('groupNew', rows)).toEqual([['Fresh', 'cn=fresh']]);
    expect(of('join', rows)).toEqual([
      ['ivo@acme.example', 'Engineers'],
      ['new@acme.example', 'Engineers'],
      ['new@acme.example', 'Fresh'],
    ]);
    expect(of('leave', rows)).toEqual([['left@acme.example', 'Engineers']]);
    expect(of('nobody', rows)).toEqual([
      ['u99', 'Engineers'],
      ['u6', 'Engineers'],
    ]);
    expect(counts.get('join')).toBe(3);
  });

  it('sends every field, with the address of whoever goes, and a group by its name under the ID that it has', () => {
    const csv = readDirectory(
      'email,externalId,groups,deleted\nmara@acme.example,u2,Ops;Brand new,\n,u6,,yes',
    );
    const gone = readDirectory('email,externalId,deleted\nmara@acme.example,u2,\n,u77,yes');
    expect(planImport(gone, KEEP, PRESENT).body.members).toHaveLength(1);
    expect(presentGroups(csv, PRESENT.groups).map(({ name }) => name)).toEqual(['Ops']);
    const { body, hindrance } = planImport(csv, { ...KEEP, isLarge: true, isOverwriting: true }, PRESENT);
    expect(hindrance).toBeNull();
    expect(body).toEqual({
      members: [
        { email: 'mara@acme.example', externalId: 'u2', deleted: false },
        { email: 'gone@acme.example', externalId: 'u6', deleted: true },
      ],
      groups: [
        { name: 'Ops', externalId: 'cn=ops', memberExternalIds: ['u2'] },
        { name: 'Brand new', externalId: 'Brand new', memberExternalIds: ['u2'] },
      ],
      overwriteExisting: true,
      largeImport: true,
      inviteUsersAfterProvisioning: true,
    });
  });

  it('shows what is sent where the organisation cannot be seen', () => {
    const { rows, hindrance } = planImport(directory, KEEP, null);
    // One who goes has no address, and nobody can be asked for it.
    expect(hindrance).toBe('importNeedsEmail');
    expect(of('sent', rows)).toHaveLength(4);
    expect(of('sentDeleted', rows).map(([who]) => who)).toEqual([
      'u6',
      'nobody@acme.example',
      'pat@acme.example',
    ]);
    expect(of('sentGroup', rows)).toEqual([
      ['Engineers', '5'],
      ['Support', '0'],
      ['Fresh', '1'],
    ]);
  });

  it('stops what would do nothing, what is too large, and what would take out whom it could not read', () => {
    const plan = (text: string, options: Partial<ImportOptions> = {}) =>
      planImport(readDirectory(text), { ...KEEP, ...options }, PRESENT).hindrance;
    expect(plan('{"members": [], "groups": []}', { isOverwriting: true })).toBe('importEmpty');
    const head = 'email,externalId\n';
    const many = Array.from({ length: 2001 }, (_, n) => `p${n}@x.example,i${n}`);
    expect(plan(head + many.slice(1).join('\n'))).toBeNull();
    expect(plan(head + many.join('\n'))).toBe('importNeedsLarge');
    expect(plan(head + many.join('\n'), { isLarge: true })).toBeNull();
    const torn = `${head}a@x.example,1\nnot an address,2`;
    expect(plan(torn)).toBeNull();
    expect(plan(torn, { isOverwriting: true })).toBe('importLossAndOverwrite');
  });
});

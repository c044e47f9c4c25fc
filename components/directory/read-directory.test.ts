import { describe, expect, it } from 'vitest';
import type { Directory } from './directory';
import { readDirectory } from './read-directory';

const problems = ({ problems: all }: Directory) => all.map(({ line, text }) => [line, text]);

describe('a directory as CSV', () => {
  it('is people and their groups, whatever the order, the delimiter and the case of its head', () => {
    const text = [
      '\uFEFFE-mail;External ID;Groups;deleted;Department',
      'pat@acme.example;u1;"Ops; Engineering|cn=eng";;Sales',
      'mara@acme.example;u2;Engineering|cn=eng;no;',
      '',
      'gone@acme.example;u3;Ops;YES;',
    ].join('\r\n');
    const { members, groups, problems: told } = readDirectory(text);
    expect(members).toEqual([
      { email: 'pat@acme.example', externalId: 'u1', isDeleted: false },
      { email: 'mara@acme.example', externalId: 'u2', isDeleted: false },
      { email: 'gone@acme.example', externalId: 'u3', isDeleted: true },
    ]);
    expect(groups).toEqual([
      { name: 'Ops', externalId: null, members: ['u1'] },
      { name: 'Engineering', externalId: 'cn=eng', members: ['u1', 'u2'] },
    ]);
    expect(told).toEqual([{ line: 1, text: 'importOtherColumns', parts: ['Department'], isLoss: false }]);
  });

  it('tells the line of every row that is left out, and takes all others', () => {
    const text = [
      'email,externalId,groups,groups,deleted',
      'a@x.example,1,One,Two,',
      'not an address,2,,,',
      ',3,,,',
      ',4,,,true',
      'b@x.example,,,,',
      'c@x.example,1,,,',
      'A@X.example,6,,,',
      'd@x.example,7,,,perhaps',
      'e@x.example,8,"One,,',
      'f@x.example,9,,,,,more',
      '"multi',
      'line",10,,,',
      'g@x.example,11,,,',
    ].join('\n');
    const directory = readDirectory(text);
    expect(problems(directory)).toEqual([
      [3, 'importBadEmail'],
      [4, 'importNoEmail'],
      [6, 'importNoId'],
      [7, 'importSameId'],
      [8, 'importSameEmail'],
      [9, 'importBadDeleted'],
      [10, 'importBadQuotes'],
      [11, 'importManyCells'],
      [12, 'importBadEmail'],
    ]);
    expect(directory.members.map(({ externalId }) => externalId)).toEqual(['1', '4', '11']);
    expect(directory.groups.map(({ name, members }) => [name, members])).toEqual([
      ['One', ['1']],
      ['Two', ['1']],
    ]);
    expect(directory.problems.every(({ isLoss }) => isLoss)).toBe(true);
  });

  it('without the two columns that it needs is nothing', () => {
    expect(problems(readDirectory('name,email\nPat,pat@x.example'))).toEqual([[1, 'importNoColumn']]);
    expect(readDirectory('').members).toEqual([]);
  });
});

const json = (value: object) => JSON.stringify(value, null, 2);

describe('a directory as JSON', () => {
  it('is what the API takes, with the options that it names', () => {
    const directory = readDirectory(
      json({
        Members: [{ email: 'pat@acme.example', externalId: 17, deleted: false }],
        groups: [{ name: 'Ops', externalId: 'g1', memberExternalIds: [17, 'u2', 'u2'] }],
        overwriteExisting: true,
        inviteUsersAfterProvisioning: false,
      }),
    );
    expect(directory).toEqual({
      members: [{ email: 'pat@acme.example', externalId: '17', isDeleted: false }],
      groups: [{ name: 'Ops', externalId: 'g1', members: ['17', 'u2'] }],
      problems: [],
      options: { isOverwriting: true, isInviting: false },
    });
  });

  it('tells the lines of its own faults', () => {
    const text = json({
      note: ['[', { members: [1] }],
      members: [{ email: 'a@x.example', externalId: '1' }, 'Pat', { email: 'b', externalId: '2' }],
      groups: [
        { name: '', externalId: 'g' },
        { name: 'Ops', externalId: 'g', memberExternalIds: 'all' },
      ],
    });
    const lineOf = (words: string) => text.slice(0, text.indexOf(words)).split('\n').length;
    expect(problems(readDirectory(text))).toEqual([
      [lineOf('"Pat"'), 'importNotMember'],
      [lineOf('"email": "b"') - 1, 'importBadEmail'],
      [lineOf('"name": ""') - 1, 'importNoGroupName'],
      [lineOf('"name": "Ops"') - 1, 'importNotGroup'],
    ]);
  });

  it('that is damaged, or of another shape, is nothing', () => {
    const [problem] = readDirectory('{"members": [\n{"email": }]}').problems;
    expect(problem).toMatchObject({ text: 'importBadJson', isLoss: true });
    expect(problem?.line ?? 2).toBe(2);
    expect(problems(readDirectory('[1]'))).toEqual([[1, 'importNotDirectory']]);
    expect(problems(readDirectory('{"members": {}}'))).toEqual([[1, 'importNotDirectory']]);
  });
});

it('Five thousand people are read in no time that anybody would notice', () => {
  const lines = Array.from({ length: 5000 }, (_, n) => `p${n}@x.example,id-${n},Team ${n % 50};All,`);
  const begun = performance.now();
  const { members, groups } = readDirectory(['email,externalId,groups,deleted', ...lines].join('\n'));
  expect([members.length, groups.length]).toEqual([5000, 51]);
  expect(performance.now() - begun).toBeLessThan(1000);
});

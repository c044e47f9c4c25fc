import { describe, expect, it } from 'vitest';
import { findAnswerFaults, findRefusalFaults, operation } from './check';
import { OPERATIONS } from './description';
import type { Member, PublicApiOperations } from './types';

const MEMBER: Member = {
  object: 'member',
  id: '5e3f8c1a-0000-4000-8000-000000000001',
  email: 'pat@hollis.example',
  type: 2,
  status: 2,
};

describe('the description of the organisation Public API', () => {
  it('has 28 operations on 16 addresses, each with a name of its own', () => {
    expect(OPERATIONS).toHaveLength(28);
    expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(28);
    expect(new Set(OPERATIONS.map(({ path }) => path)).size).toBe(16);
  });

  it('names every part of an address', () => {
    for (const { path, parameters } of OPERATIONS) {
      const named = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`);
      expect(path.match(/\{\w+\}/g) ?? []).toEqual(named);
    }
  });

  it('is what the types say', () => {
    const route: PublicApiOperations['listMembers']['route'] = '/public/members';
    expect(operation('listMembers').path).toBe(route);
  });
});

describe('the check of answers', () => {
  it.each([
    ['a good one', MEMBER, []],
    ['a missing member', { ...MEMBER, email: undefined }, [" must have required property 'email'"]],
    ['a name where a number is due', { ...MEMBER, type: 'User' }, ['/type must be integer']],
    ['an id that is none', { ...MEMBER, id: '7' }, ['/id must match format "uuid"']],
    [
      'a name that is not in the description',
      { ...MEMBER, externalID: null },
      [' must NOT have additional properties'],
    ],
    ['another object', { ...MEMBER, object: 'group' }, ['/object must be equal to constant']],
  ])('knows %s', (_, member, faults) => {
    expect(findAnswerFaults(operation('getMember'), JSON.stringify(member))).toEqual(faults);
  });

  it('wants no body where none is due', () => {
    expect(findAnswerFaults(operation('removeMember'), '')).toEqual([]);
    expect(findAnswerFaults(operation('removeMember'), '{}')).toHaveLength(1);
  });

  it('knows the shape of refusals', () => {
    expect(findRefusalFaults('{"object":"error","message":"No.","errors":null}')).toEqual([]);
    expect(findRefusalFaults('{"message":7}')).not.toEqual([]);
  });
});

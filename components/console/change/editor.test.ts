// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ACCOUNT } from '../../../tests/gallery/samples';
import { connect, connectBySignIn, leave } from '../connection';
import type { Draft } from './draft';
import { addGroup, type Editor, editCollection, editGroup, editMember } from './editor';

interface Sent {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

const sent: Sent[] = [];
const WHO = { id: 'acme' };
const GRANT = { id: 'c', readOnly: true, hidePasswords: false, manage: false };

/** What the background answers. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  'org.member': {
    id: 'm',
    email: 'm@acme.example',
    type: 2,
    status: 2,
    permissions: [],
    access: [GRANT],
    more: { accessSecretsManager: true },
  },
  'org.groupsOf': ['g', 'old'],
  'org.group': { id: 'g', name: 'Ops', externalId: 'x', access: [GRANT], more: { accessAll: true } },
  'org.membersOf': ['m'],
  'org.collection': { id: 'c', externalId: null, access: [], more: { name: '2.a|b|c', users: [GRANT] } },
  'org.addGroup': 'new',
};

beforeEach(() => {
  sent.length = 0;
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (message: Sent) => {
    sent.push(message);
    return { ok: true, result: ANSWERS[message.name] };
  }) as never);
});
afterEach(() => {
  leave();
  vi.restoreAllMocks();
});

function byKey(): void {
  const url = new URL('https://api.example/api');
  connect({ id: 'acme', name: 'key', organizationId: 'acme', isShared: false }, { token: url, api: url });
}

function bySignIn(): void {
  const place = { id: 'acme', organizationId: 'acme', name: 'Acme', api: 'https://api.example/api' };
  const rights = { membership: null, role: 0, mayRead: true, mayChange: [] };
  connectBySignIn({ ...place, ...rights, account: ACCOUNT.account });
}

/** What is sent to make another text of a row. */
async function changes(editor: Editor, change: Draft) {
  const { draft, steps } = await editor.read(WHO);
  sent.length = 0;
  for (const step of steps({ ...draft, ...change })) await step(WHO);
  return sent.map(({ name, args }) => [name, args.change ?? args.groups ?? args.members]);
}

const access = [GRANT];

describe('a change of a row by one’s own sign-in', () => {
  it('is one request, in which all of the row stands', async () => {
    bySignIn();
    const member = {
      more: { accessSecretsManager: true },
      type: 1,
      externalId: null,
      permissions: [],
      access,
    };
    expect(await changes(editMember('m'), { type: '1', 'group:old': '' })).toEqual([
      ['org.putMember', { ...member, groups: ['g'] }],
    ]);
    expect(await changes(editMember('m'), { type: '1' })).toEqual([
      ['org.putMember', { ...member, groups: ['g', 'old'] }],
    ]);
    expect(await changes(editMember('m'), { 'group:old': '' })).toEqual([
      ['org.putMember', { ...member, type: 2, groups: ['g'] }],
    ]);
    const group = { more: { accessAll: true }, name: 'Ops', externalId: 'x', access };
    expect(await changes(editGroup('g'), { 'member:n': 'yes' })).toEqual([
      ['org.putGroup', { ...group, members: ['m', 'n'] }],
    ]);
    expect(await changes(editGroup('g'), { name: 'Others' })).toEqual([
      ['org.putGroup', { ...group, name: 'Others', members: ['m'] }],
    ]);
    expect(await changes(addGroup(), { name: 'New', 'member:m': 'yes' })).toEqual([
      ['org.addGroup', { name: 'New', externalId: null, access: [], members: ['m'] }],
    ]);
    expect(await changes(editCollection('c'), { externalId: 'x' })).toEqual([
      ['org.putCollection', { more: { name: '2.a|b|c', users: [GRANT] }, externalId: 'x', access: [] }],
    ]);
    expect(await changes(editMember('m'), {})).toEqual([]);
  });
});

describe('a change of a row by a key', () => {
  it('is a request for each operation that there is for it', async () => {
    byKey();
    expect((await changes(editMember('m'), { type: '1', 'group:old': '' })).map(([name]) => name)).toEqual([
      'org.putMember',
      'org.putGroupsOf',
    ]);
    expect((await changes(editMember('m'), { type: '1' }))[0]?.[1]).not.toHaveProperty('groups');
    expect(await changes(editGroup('g'), { 'member:n': 'yes' })).toEqual([['org.putMembersOf', ['m', 'n']]]);
    expect(await changes(addGroup(), { name: 'New', 'member:m': 'yes' })).toEqual([
      ['org.addGroup', { name: 'New', externalId: null, access: [] }],
      ['org.putMembersOf', ['m']],
    ]);
  });
});

it('A group that is made without a word of its id is made, but for those who were to be put into it', async () => {
  byKey();
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async ({ name }: Sent) => ({
    ok: true,
    result: name === 'org.addGroup' ? null : ANSWERS[name],
  })) as never);
  expect(await changes(addGroup(), { name: 'New' })).toEqual([]);
  await expect(changes(addGroup(), { name: 'New', 'member:m': 'yes' })).rejects.toThrow('perhaps-done');
});

it('Nobody is changed of whom no role is told: written back, it would be an owner’s', async () => {
  byKey();
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async ({ name }: Sent) => ({
    ok: true,
    result: name === 'org.member' ? { ...(ANSWERS[name] as object), type: null } : ANSWERS[name],
  })) as never);
  await expect(editMember('m').read(WHO)).rejects.toMatchObject({
    info: { code: 'answer-damaged', details: { host: 'api.example' } },
  });
});

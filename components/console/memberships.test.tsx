// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '../../lib/errors';
import { answers, asked, resetFakeExtension } from '../../tests/gallery/fake-extension';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { connect } = await import('./connection');
const { GroupsView } = await import('./GroupsView');
const { groupSpec } = await import('./group-spec');
const { groups, members } = await import('./lists');
const { memberSpec } = await import('./member-spec');
const { MembersView } = await import('./MembersView');
const { whoIsIn } = await import('./memberships');

const HOST = 'vault.example';
const KEY = { id: 'key', name: 'Acme', organizationId: 'org', isShared: false };

const member = (id: string, more: object = {}) => ({
  id,
  userId: null,
  name: id,
  email: `${id}@acme.example`,
  type: 2,
  status: 2,
  twoFactor: false,
  recovery: false,
  externalId: null,
  ssoExternalId: null,
  permissions: [],
  access: [],
  ...more,
});
const group = (id: string) => ({ id, name: `Group ${id}`, externalId: null, access: [] });
const page = (rows: readonly unknown[]) => ({ rows, unread: 0, next: null });
const IN: Readonly<Record<string, readonly string[]>> = { one: ['ada', 'bo'], two: ['bo'], three: [] };
const questions = () => asked.filter(({ name }) => name === 'org.membersOf').length;

/** What goes to a file of a row. */
function inFile<Row>(
  { fields }: { fields: readonly { name: string; value: (row: Row) => unknown }[] },
  row: Row,
) {
  return Object.fromEntries(fields.map(({ name, value }) => [name, value(row)]));
}

beforeEach(() => {
  resetFakeExtension();
  asked.length = 0;
  connect(KEY, { token: new URL(`https://${HOST}/token`), api: new URL(`https://${HOST}/api`) });
  answers.set('org.members', () => page([member('ada'), member('bo'), member('cy')]));
  answers.set('org.groups', () => page(['one', 'two', 'three'].map(group)));
  answers.set('org.membersOf', ({ group: id }: { group: string }) => IN[id]);
});
afterEach(cleanup);

const ask = () => fireEvent.click(screen.getByRole('button', { name: 'Load it (3 requests)' }));

/** Asks for all the groups; the answer about the second waits. */
async function askAndHold() {
  const held = Promise.withResolvers<readonly string[]>();
  answers.set('org.membersOf', ({ group: id }: { group: string }) => (id === 'two' ? held.promise : IN[id]));
  render(<GroupsView />);
  await screen.findByText(/not in this list/);
  ask();
  await screen.findByText('1 of 3 groups');
  return { release: held.resolve };
}

describe('who is in which group, where a server tells it group by group', () => {
  it('is said not to be there, and not asked for by itself', async () => {
    render(<MembersView />);
    await screen.findByText(/not in this list or its files/);
    expect(questions()).toBe(0);
    expect(screen.queryByRole('columnheader', { name: 'Groups' })).toBeNull();
    expect(inFile(memberSpec(), members.state.value.rows[0]!)).not.toHaveProperty('groupIds');
  });

  it('stands in the tables and in the files as soon as each group was asked for', async () => {
    const { unmount } = render(<MembersView />);
    await screen.findByText(/not in this list/);
    ask();
    await screen.findByText('Group one, Group two');
    expect(questions()).toBe(3);
    expect(screen.queryByText(/not in this list/)).toBeNull();
    const [ada, bo, cy] = members.state.value.rows.map((row) => inFile(memberSpec(), row));
    expect([ada?.groupIds, bo?.groupIds, cy?.groupIds]).toEqual(['one', 'one two', '']);
    expect(bo?.groupNames).toBe('Group one; Group two');
    unmount();
    render(<GroupsView />);
    await screen.findByRole('columnheader', { name: 'Members' });
    const inOne = inFile(groupSpec(), groups.state.value.rows[0]!);
    expect(inOne).toMatchObject({ memberCount: 2, memberIds: 'ada bo', memberNames: 'ada; bo' });
    expect(questions()).toBe(3);
  });

  it('is not known when it was broken off, and no more after a change', async () => {
    const { release } = await askAndHold();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    release([]);
    await screen.findByText(/not in this list/);
    expect(questions()).toBe(2);
    answers.set('org.membersOf', ({ group: id }: { group: string }) => IN[id]);
    ask();
    await screen.findByRole('columnheader', { name: 'Members' });
    await whoIsIn.renew();
    await waitFor(() => expect(screen.queryByRole('columnheader', { name: 'Members' })).toBeNull());
  });

  it('is not known of groups that came later, and asked for anew then', async () => {
    render(<GroupsView />);
    await screen.findByText(/not in this list/);
    ask();
    await screen.findByRole('columnheader', { name: 'Members' });
    groups.edit((rows) => [...rows, group('four')]);
    await screen.findByText(/not in this list/);
    fireEvent.click(screen.getByRole('button', { name: 'Load it (4 requests)' }));
    await screen.findByRole('columnheader', { name: 'Members' });
    expect(questions()).toBe(7);
  });

  it('is dropped with the lists that it belongs to, also while it is on its way', async () => {
    const { release } = await askAndHold();
    groups.clear();
    release(['bo']);
    await groups.load();
    await screen.findByText(/not in this list/);
    await members.renew();
    await screen.findByText(/not in this list/);
    expect(questions()).toBe(2);
  });

  it('leaves out who was removed, and says nothing of a group that is gone', async () => {
    answers.set('org.membersOf', ({ group: id }: { group: string }) => {
      if (id === 'two') throw new CodedError('org-missing', { host: HOST });
      return IN[id];
    });
    render(<GroupsView />);
    await screen.findByText(/not in this list/);
    ask();
    await screen.findByRole('columnheader', { name: 'Members' });
    members.edit((rows) => rows.filter(({ id }) => id !== 'bo'));
    const [one, two, three] = groups.state.value.rows.map((row) => inFile(groupSpec(), row));
    expect(one).toMatchObject({ memberCount: 1, memberIds: 'ada' });
    expect(two).toMatchObject({ memberCount: null, memberIds: null, memberNames: null });
    expect(three).toMatchObject({ memberCount: 0, memberIds: '' });
  });
});

describe('who is in which group, where members are told with their groups', () => {
  it('is there without a question', async () => {
    const rows = [member('ada', { groups: ['one'] }), member('bo', { groups: ['one', 'two'] })];
    answers.set('org.members', () => page(rows));
    render(<MembersView />);
    await screen.findByText('Group one, Group two');
    expect(inFile(groupSpec(), groups.state.value.rows[0]!)).toMatchObject({ memberIds: 'ada bo' });
    expect(questions()).toBe(0);
  });

  it('is not taken for known when one row does not tell it', async () => {
    answers.set('org.members', () => page([member('ada', { groups: ['one'] }), member('bo')]));
    render(<MembersView />);
    await screen.findByText(/not in this list/);
  });
});

// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answers, asked, resetFakeExtension } from '../../../tests/gallery/fake-extension';

vi.mock('wxt/browser', () => import('../../../tests/gallery/browser'));

const { CodedError } = await import('../../../lib/errors');
const { connect } = await import('../connection');
const { changing, picked } = await import('../changing');
const { members } = await import('../lists');
const { Bulk } = await import('./Bulk');

const HOST = 'vault.example';
const KEY = { id: 'key', name: 'Acme', organizationId: 'org', isShared: false };

const member = (id: string, more: object = {}) => ({
  id,
  userId: null,
  name: id.toUpperCase(),
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

type Row = ReturnType<typeof member>;

let onServer: Row[] = [];
const page = (rows: readonly Row[]) => ({ rows, unread: 0, next: null });
const sent = () =>
  asked
    .filter(({ name }) => name === 'org.revoke' || name === 'org.reinvite')
    .map(({ args }) => (args as { member: string }).member);
const reads = () => asked.filter(({ name }) => name === 'org.members').length;

beforeEach(async () => {
  resetFakeExtension();
  connect(KEY, { token: new URL(`https://${HOST}/token`), api: new URL(`https://${HOST}/api`) });
  onServer = ['ada', 'bo', 'cy', 'di'].map((id) => member(id));
  answers.set('org.members', () => page(onServer));
  members.clear();
  await members.load();
  picked.value = new Set(onServer.map(({ id }) => id));
  asked.length = 0;
});
afterEach(cleanup);

const rows = () => members.state.peek().rows;
const regionText = (name: string) =>
  [...screen.getByRole('region', { name }).querySelectorAll('li')].map((one) => one.textContent ?? '');
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('a change of several members', () => {
  it('begins with the list as it is now, and leaves out who is another one or gone, with the reason', async () => {
    onServer = [member('ada'), member('bo', { type: 0 }), member('cy', { status: -1 })];
    render(<Bulk deed="revoke" members={rows()} />);
    await screen.findByRole('region', { name: 'Left out' });
    expect(reads()).toBe(1);
    expect(regionText('What changes')).toEqual(['ADA · ada@acme.example (User): Confirmed → Revoked']);
    const [bo, cy, di] = regionText('Left out');
    expect(bo).toContain('Role: User → Owner');
    expect(cy).toContain('State: Confirmed → Revoked');
    expect(di).toContain('DI · di@acme.example: not in the list');
    expect(rows()).toEqual(onServer);
    expect(sent()).toEqual([]);
    press('Revoke access of ADA');
    await screen.findByText('1 of 1 done');
    expect(sent()).toEqual(['ada']);
  });

  it('sends nothing when somebody has become another one since it was shown', async () => {
    render(<Bulk deed="revoke" members={rows()} />);
    await screen.findByRole('region', { name: 'What changes' });
    onServer = onServer.map((one) => (one.id === 'bo' ? { ...one, type: 1 } : one));
    press('Revoke access of 4 members');
    await screen.findByRole('region', { name: 'Left out' });
    expect(sent()).toEqual([]);
    press('Revoke access of 3 members');
    await waitFor(() => expect(sent()).toEqual(['ada', 'cy', 'di']));
    await screen.findByText('3 of 3 done');
  });

  it('tells who is done, refused, perhaps done and not tried, and sends what is perhaps done to nobody again', async () => {
    const refuse: Record<string, () => never> = {
      bo: () => {
        throw new CodedError('server-refused', { host: HOST, number: '400', message: 'Not on a Sunday.' });
      },
      cy: () => {
        throw new CodedError('perhaps-done', { host: HOST });
      },
    };
    answers.set('org.reinvite', ({ member: id }: { member: string }) => refuse[id]?.());
    render(<Bulk deed="reinvite" members={rows()} />);
    await screen.findByRole('region', { name: 'What changes' });
    press('Invite 4 members again');
    await screen.findByText('1 of 4 done, 1 refused, 1 perhaps done and 1 not tried');
    expect(regionText('Left out')[0]).toContain('CY · cy@acme.example: perhaps done already');
    expect([...picked.value]).toEqual(['bo', 'di']);
    delete refuse.bo;
    press('Invite 2 members again');
    await screen.findByText('2 of 2 done');
    expect(sent()).toEqual(['ada', 'bo', 'cy', 'bo', 'di']);
  });

  it('goes on after one that by a sign-in may not be changed, or is gone', async () => {
    answers.set('org.reinvite', ({ member: id }: { member: string }) => {
      if (id === 'bo') throw new CodedError('org-may-not', { host: HOST, number: '404' });
    });
    render(<Bulk deed="reinvite" members={rows()} />);
    await screen.findByRole('region', { name: 'What changes' });
    press('Invite 4 members again');
    await screen.findByText('3 of 4 done and 1 refused');
  });

  it('can be broken off while the list is read, and sends nothing then', async () => {
    answers.set('org.members', () => {
      throw new CodedError('too-many-requests', { host: HOST, number: '30', wait: '30' });
    });
    changing.value = { kind: 'members', deed: 'revoke', members: rows() };
    render(<Bulk deed="revoke" members={rows()} />);
    await screen.findByText(/asks for a pause/i);
    expect(screen.queryByRole('region', { name: 'What changes' })).toBeNull();
    expect(rows()).toHaveLength(4);
    fireEvent.click(screen.getAllByRole('button', { name: 'Cancel' })[0]!);
    await waitFor(() => expect(screen.queryByText(/asks for a pause/i)).toBeNull());
    expect(sent()).toEqual([]);
  });
});

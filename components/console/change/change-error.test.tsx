// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answers, asked, resetFakeExtension } from '../../../tests/gallery/fake-extension';

vi.mock('wxt/browser', () => import('../../../tests/gallery/browser'));

const { CodedError } = await import('../../../lib/errors');
const { t } = await import('../../../lib/text');
const { connect } = await import('../connection');
const { IntentDialog } = await import('./IntentDialog');

const HOST = 'vault.example';
const KEY = { id: 'key', name: 'Acme', organizationId: 'org', isShared: false };
const member = {
  id: 'ada',
  userId: null,
  name: null,
  email: 'ada@acme.example',
  type: 2,
  status: 0,
  twoFactor: false,
  recovery: false,
  externalId: null,
  ssoExternalId: null,
  permissions: [],
  access: [],
};
const group = { id: 'g', name: 'On call', externalId: null, access: [] };
const collection = { id: 'c', externalId: null, access: [] };

beforeEach(() => {
  resetFakeExtension();
  asked.length = 0;
  connect(KEY, { token: new URL(`https://${HOST}/token`), api: new URL(`https://${HOST}/api`) });
  const missing = () => {
    throw new CodedError('org-missing', { host: HOST, number: '404' });
  };
  for (const name of ['org.member', 'org.group', 'org.collection']) answers.set(name, missing);
});
afterEach(cleanup);

describe('what a server does not find', () => {
  it.each([
    [{ kind: 'edit-member', member }, 'missingMember'],
    [{ kind: 'member', deed: 'reinvite', member }, 'missingInvitation'],
    [{ kind: 'member', deed: 'revoke', member }, 'missingMember'],
    [{ kind: 'member', deed: 'restore', member }, 'missingMember'],
    [{ kind: 'member', deed: 'remove', member }, 'missingMember'],
    [{ kind: 'edit-group', group }, 'missingGroup'],
    [{ kind: 'delete-group', group }, 'missingGroup'],
    [{ kind: 'edit-collection', collection }, 'missingCollection'],
    [{ kind: 'delete-collection', collection }, 'missingCollection'],
  ] as const)('is told for %o in words that hold whatever the reason', async (intent, key) => {
    render(<IntentDialog intent={intent} />);
    const told = t(key, HOST, '404');
    await screen.findByText(told);
    expect(told).toMatch(/may .*(not be offered|not let)/);
    expect(told).toContain('othing was changed');
    expect(told).not.toContain('somebody has deleted');
  });
});

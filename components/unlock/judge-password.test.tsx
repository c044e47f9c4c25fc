// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '../../lib/errors';
import { type MasterPasswordRule, NO_RULES } from '../../lib/session';
import { answers, resetFakeExtension } from '../../tests/gallery/fake-extension';
import { ACCOUNT, statusOf } from '../../tests/gallery/samples';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { UnlockScreen } = await import('../screens/UnlockScreen');
const { notice } = await import('../state/notice');
const { status } = await import('../state/session');
const { judgePassword } = await import('./index');

const NOTHING: MasterPasswordRule = {
  score: 0,
  length: 0,
  upper: false,
  lower: false,
  digits: false,
  symbols: false,
};

const asking = (part: Partial<MasterPasswordRule>) => ({
  ...ACCOUNT,
  rules: {
    ...NO_RULES,
    masterPassword: { ...NOTHING, ...part },
    askedBy: { ...NO_RULES.askedBy, masterPassword: ['Acme'] },
  },
});

beforeEach(() => {
  resetFakeExtension();
  notice.value = null;
  status.value = statusOf({});
});
afterEach(cleanup);

describe('a master password that organisations ask more of', () => {
  it.each([
    [{ length: 14 }, 'pea soup', 'at least 14 characters'],
    [{ upper: true, digits: true }, 'all lower', 'A–Z and 0–9'],
    [{ lower: true, symbols: true }, 'LOUD 1', 'a–z and #@&'],
    [{ score: 3 }, 'password1', 'something harder to guess'],
    [{ score: 4 }, `${ACCOUNT.account.email}!`, 'something harder to guess'],
  ])('is told of, with what it lacks: %o', async (part, password, lacking) => {
    await judgePassword(asking(part), password);
    expect(notice.value).toMatchObject({ tone: 'care', act: { label: 'Open web vault' } });
    expect(notice.value?.text).toContain(`falls short of a policy of Acme, which asks for ${lacking}.`);
    expect(notice.value?.text).not.toContain(password);
  });

  it.each([
    [
      { length: 14, upper: true, lower: true, digits: true, symbols: true, score: 4 },
      'Vole-9 quarry & Ember-41!',
    ],
    [{}, ''],
  ])('is not told of where it is enough: %o', async (part, password) => {
    await judgePassword(asking(part), password);
    expect(notice.value).toBeNull();
  });

  it('is judged once it has opened the vault, and not before', async () => {
    render(<UnlockScreen one={{ ...asking({ length: 14 }), state: 'locked' }} />);
    const unlock = (password: string) => {
      fireEvent.input(screen.getByLabelText('Master password'), { target: { value: password } });
      fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
    };
    answers.set('account.unlock', () => {
      throw new CodedError('wrong-password');
    });
    unlock('wrong');
    await screen.findByRole('alert');
    expect(notice.value).toBeNull();
    answers.set('account.unlock', () => undefined);
    unlock('right');
    await waitFor(() => expect(notice.value?.text).toMatch(/falls short/));
  });
});

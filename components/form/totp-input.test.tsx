// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyDraft, type ItemDraft } from '../../lib/items';
import { tryTotp } from '../../lib/totp';
import { answers, resetFakeExtension } from '../../tests/gallery/fake-extension';
import * as sample from '../../tests/gallery/samples';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { TotpInput } = await import('./TotpInput');
const { editing } = await import('./kept-form');
const { status } = await import('../state/session');

const KEY = 'WQIQ25BRKZYCJVYP';
const OTPAUTH = `otpauth://totp/Acme:pat%40hollis.dev?secret=${KEY}`;

function Form() {
  return editing.value && <TotpInput label="Code" draft={editing.value.draft} />;
}

function show(more: Partial<ItemDraft> = {}): HTMLInputElement {
  const draft = { ...emptyDraft('login'), ...more };
  editing.value = { id: null, formId: 'form', draft, original: draft };
  render(<Form />);
  return screen.getByLabelText<HTMLInputElement>('Code');
}

const type = (field: HTMLInputElement, text: string) => fireEvent.input(field, { target: { value: text } });
const draft = () => editing.value?.draft;

beforeEach(() => {
  resetFakeExtension();
  status.value = sample.UNLOCKED;
  answers.set('vault.tryCode', ({ text }: { text: string }) => tryTotp(text, Date.now()));
});
afterEach(cleanup);

describe('the key of one-time codes in a form', () => {
  it('shows the code that it gives', async () => {
    const field = show();
    type(field, 'wqiq 25br kzyc jvyp');
    expect(await screen.findByText(/^\d{3} \d{3}$/)).toBeTruthy();
    expect(draft()).toMatchObject({ name: '', values: { totp: 'wqiq 25br kzyc jvyp', username: '' } });
  });

  it('fills a name and a user name that are still empty from an otpauth text', async () => {
    type(show(), OTPAUTH);
    await waitFor(() =>
      expect(draft()).toMatchObject({ name: 'Acme', values: { username: 'pat@hollis.dev' } }),
    );
  });

  it('leaves names that were typed', async () => {
    type(show({ name: 'My login', values: { username: 'me', password: '', totp: '' } }), OTPAUTH);
    await screen.findByText(/^\d{3} \d{3}$/);
    expect(draft()).toMatchObject({ name: 'My login', values: { username: 'me' } });
  });

  it('fills nothing from a key that was there before', async () => {
    show({ values: { username: '', password: '', totp: OTPAUTH } });
    await screen.findByText(/^\d{3} \d{3}$/);
    expect(draft()).toMatchObject({ name: '', values: { username: '' } });
  });

  it('says that it cannot be read once it has been typed', async () => {
    const field = show();
    type(field, 'otpauth://totp/none');
    await new Promise((resolve) => setTimeout(resolve));
    expect(screen.queryByText(/No code can be made/)).toBeNull();
    fireEvent.blur(field);
    expect(await screen.findByText(/No code can be made/)).toBeTruthy();
  });
});

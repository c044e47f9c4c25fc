// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyDraft } from '../../lib/items';
import { KEY_SAMPLES, PEM_KEY } from '../../lib/ssh/key-samples';
import { resetFakeExtension } from '../../tests/gallery/fake-extension';
import * as sample from '../../tests/gallery/samples';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

const { SshKeyInput } = await import('./SshKeyInput');
const { editing } = await import('./kept-form');
const { status } = await import('../state/session');

function Form() {
  return editing.value && <SshKeyInput label="Private key" draft={editing.value.draft} />;
}

function show(): HTMLTextAreaElement {
  const draft = emptyDraft('sshKey');
  editing.value = { id: null, formId: 'form', draft, original: draft };
  render(<Form />);
  return screen.getByLabelText<HTMLTextAreaElement>('Private key');
}

const paste = (field: HTMLTextAreaElement, text: string) =>
  fireEvent.input(field, { target: { value: text } });
const values = () => editing.value?.draft.values;

beforeEach(() => {
  resetFakeExtension();
  status.value = sample.UNLOCKED;
});
afterEach(cleanup);

it.each(KEY_SAMPLES)('A pasted key fills in what is public of it: $name', async (key) => {
  const { file, publicKey, fingerprint, kind } = key;
  paste(show(), file);
  await waitFor(() => expect(values()).toEqual({ privateKey: file, publicKey, keyFingerprint: fingerprint }));
  expect(screen.queryByRole('status') !== null).toBe(kind === 'protected');
});

it('A key in another format is kept, and said not to tell anything', async () => {
  paste(show(), PEM_KEY);
  await screen.findByText(/Only keys in OpenSSH’s format/);
  expect(values()).toEqual({ privateKey: PEM_KEY, publicKey: '', keyFingerprint: '' });
});

it('A key that tells nothing does not stand beside what the one before it has told', async () => {
  const [{ file, publicKey }] = KEY_SAMPLES as [(typeof KEY_SAMPLES)[number]];
  const field = show();
  paste(field, file);
  await waitFor(() => expect(values()?.publicKey).toBe(publicKey));
  paste(field, PEM_KEY);
  await waitFor(() => expect(values()).toEqual({ privateKey: PEM_KEY, publicKey: '', keyFingerprint: '' }));
});

it('A key is made where there is none', async () => {
  show();
  fireEvent.click(screen.getByRole('button', { name: 'Generate a key' }));
  await waitFor(() => expect(values()?.publicKey).toMatch(/^ssh-ed25519 AAAA/));
  expect(values()?.privateKey).toContain('BEGIN OPENSSH PRIVATE KEY');
  expect(values()?.keyFingerprint).toMatch(/^SHA256:/);
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Generate a key' })).toBe(null));
});

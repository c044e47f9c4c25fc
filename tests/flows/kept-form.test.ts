import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { emptyDraft, type FormDraft } from '../../lib/items';
import { BANK, startWith } from './editing';
import { closeRigs, PASSWORD } from './rig';

afterEach(closeRigs);

const draft = { ...emptyDraft('login'), name: 'Half a name', values: { password: 'half a secret' } };
const FORM: FormDraft = { id: null, formId: 'f', draft, original: emptyDraft('login') };
const GUARDED: FormDraft = { ...FORM, original: { ...FORM.original, reprompt: true } };

const stored = async () => JSON.stringify(await fakeBrowser.storage.session.get('editDraft'));

it('A form is kept, sealed, over the death of the worker, and gone with a lock', async () => {
  const { rig } = await startWith(BANK);
  expect(await rig.ask('vault.takeForm', {})).toBe(null);
  await rig.ask('vault.keepForm', { form: FORM });
  expect(await stored()).toContain('sealed');
  for (const text of ['Half a name', 'half a secret']) expect(await stored()).not.toContain(text);
  await rig.killWorker();
  expect(await rig.ask('vault.takeForm', {})).toEqual(FORM);
  await rig.ask('account.lock');
  expect(await stored()).toBe('{}');
  await expect(rig.ask('vault.keepForm', { form: FORM })).rejects.toMatchObject({ info: { code: 'locked' } });
  await rig.ask('account.unlock', { password: PASSWORD });
  expect(await rig.ask('vault.takeForm', {})).toBe(null);
});

it('The form of an item that asks for the master password asks for it too', async () => {
  const { rig } = await startWith(BANK);
  await rig.ask('vault.keepForm', { form: GUARDED });
  await expect(rig.ask('vault.takeForm', {})).rejects.toMatchObject({ info: { code: 'reprompt-needed' } });
  await expect(rig.ask('vault.takeForm', { password: 'no' })).rejects.toMatchObject({
    info: { code: 'reprompt-wrong' },
  });
  expect(await rig.ask('vault.takeForm', { password: PASSWORD })).toEqual(GUARDED);
});

it('What was typed last is what is kept', async () => {
  const { rig } = await startWith(BANK);
  const typed = ['a', 'ab', 'abc'].map((name) => ({ ...FORM, draft: { ...draft, name } }));
  await Promise.all(typed.map((form) => rig.ask('vault.keepForm', { form })));
  expect((await rig.ask('vault.takeForm', {}))?.draft.name).toBe('abc');
  await rig.ask('vault.keepForm', { form: null });
  expect(await rig.ask('vault.takeForm', {})).toBe(null);
});

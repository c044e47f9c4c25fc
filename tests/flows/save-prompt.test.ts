import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { quietSitesItem, settingsItem, waitingItem, waitingKeyItem } from '../../lib/browser';
import type { SaveAnswer } from '../../lib/capture';
import type { SentForm } from '../../lib/fill';
import { change, password, send, signIn, user } from '../pages/sent-forms';
import type { PlainItem } from '../server/seal-item';
import { sent as allSent, elsewhere, offline, startWith, waiting } from './editing';
import { type AskingTab, askingTab } from './page-that-asks';
import { closeRigs, PASSWORD, type Rig } from './rig';

afterEach(async () => {
  vi.restoreAllMocks();
  await closeRigs();
});

const LOGIN = 'https://harbour.example/login';
const HOME = 'https://harbour.example/home';
const ADA: PlainItem = {
  type: 1,
  name: 'Harbour',
  login: { username: 'ada', password: 'tide', uris: [{ uri: 'https://harbour.example' }] },
};
const SIGN_IN = [{ words: 'Sign in', fields: [user, password] }];

interface Scene {
  readonly rig: Rig;
  readonly ids: readonly string[];
  readonly tab: AskingTab;
  /** A form is sent on the page in front, or in a frame of it. */
  submit(form: SentForm, frameId?: number): Promise<void>;
  /** The next page has come. */
  land(...page: Parameters<AskingTab['go']>): Promise<void>;
  answer(token: string, answer: SaveAnswer): Promise<{ id: string }>;
}

async function scene(...items: PlainItem[]): Promise<Scene> {
  const { rig, ids } = await startWith(...items);
  await settingsItem.set({ offerToSave: true });
  const tab = askingTab(LOGIN);
  return {
    rig,
    ids,
    tab,
    submit: (form, frameId = 0) => rig.capture().submitted(tab.sender(frameId), tab.sent(form, frameId)),
    land: (...page) => {
      tab.go(...page);
      return rig.capture().moved(tab.tabId);
    },
    answer: (token, answer) => rig.ask('save.answer', { token, answer }),
  };
}

/** The one question that has come up. */
function asked(tab: AskingTab): string {
  const [token, ...others] = tab.shown();
  expect(others).toEqual([]);
  if (token === undefined) throw new Error('nothing was asked');
  return token;
}

const NEW = {
  name: 'new',
  newId: '0b5d3b1e-7a55-4a4f-9a26-9f6a2ce20a01',
  username: 'ada',
  folderId: null,
} as const;

/** What waits for an answer. */
const kept = (): Promise<readonly unknown[]> => waitingItem.get();

/** All that lies in the browser's memory. */
const memory = async (): Promise<string> => JSON.stringify(await fakeBrowser.storage.session.get(null));

it('A new login is asked about once the site has taken it, and saved as every edit', async () => {
  const { rig, tab, submit, land, answer } = await scene();
  await submit(signIn('ada', 'tide'));
  expect(tab.shown()).toEqual([]);
  await land(HOME);
  const token = asked(tab);
  expect(await rig.ask('save.open', { token })).toEqual({
    host: 'harbour.example',
    updates: null,
    username: 'ada',
    logins: [],
    folders: [],
    organizations: [],
    collections: [],
  });
  expect(await rig.ask('save.password', { token })).toBe('tide');
  await answer(token, NEW);
  await expect(rig.ask('save.open', { token })).rejects.toMatchObject({ info: { code: 'not-found' } });
  await allSent(rig);
  const [item] = await elsewhere(rig);
  expect(item).toMatchObject({
    name: 'harbour.example',
    values: { username: 'ada', password: 'tide' },
    uris: [{ uri: 'https://harbour.example' }],
  });
});

it('The question names the folders that a new login may go into', async () => {
  const { rig, tab, submit, land, answer } = await scene();
  const made = await rig.ask('folder.create', {
    newId: '5c1c9d0e-2f6b-4d0a-8a34-3f1f6f4f7a11',
    name: 'Harbours',
  });
  await allSent(rig);
  await submit(signIn('ada', 'tide'));
  await land(HOME);
  const token = asked(tab);
  const { folders } = await rig.ask('save.open', { token });
  expect(folders).toMatchObject([{ name: 'Harbours' }]);
  await answer(token, { ...NEW, folderId: folders[0]?.id ?? made.id });
  await allSent(rig);
  const [item] = await elsewhere(rig);
  expect(item?.folderId).toBe(folders[0]?.id);
});

it('A changed password is put into the item, and the old one into its history', async () => {
  const { rig, ids, tab, submit, land, answer } = await scene(ADA);
  await submit(change('tide', 'wave'));
  await land(HOME);
  const token = asked(tab);
  expect(await rig.ask('save.open', { token })).toMatchObject({ updates: ids[0], username: '' });
  await answer(token, { name: 'update', id: ids[0] ?? '' });
  await allSent(rig);
  const [item] = await elsewhere(rig);
  expect(item).toMatchObject({ name: 'Harbour', values: { username: 'ada', password: 'wave' } });
  expect(item?.history).toMatchObject([{ password: 'tide' }]);
});

it('Nothing is asked about a login that is there, or where that is not wanted', async () => {
  const { tab, submit, land } = await scene(ADA);
  await submit(signIn('ada', 'tide'));
  await land(HOME);
  expect(tab.shown()).toEqual([]);
  expect(await kept()).toEqual([]);
  await settingsItem.set({});
  tab.go(LOGIN);
  await submit(signIn('ada', 'wave'));
  expect(await kept()).toEqual([]);
});

it('Nothing is asked about a password that was refused, and the next try counts', async () => {
  const { rig, tab, submit, land } = await scene();
  await submit(signIn('ada', 'wrong'));
  await land('https://harbour.example/login?error', SIGN_IN, { passwords: 1 });
  expect(tab.shown()).toEqual([]);
  await submit(signIn('ada', 'tide'));
  await land(HOME);
  expect(await rig.ask('save.password', { token: asked(tab) })).toBe('tide');
});

it('A page without documents is judged by itself: gone, still there, back again', async () => {
  const { rig, tab, submit } = await scene();
  const outcome = (state: 'gone' | 'stays' | 'back', isBad = false) =>
    rig.capture().outcome(tab.sender(), { state, isEmpty: false, isBad });
  await submit(signIn('ada', 'wrong'));
  await outcome('stays', true);
  await submit(signIn('ada', 'tide'));
  await outcome('gone');
  expect(tab.shown()).toHaveLength(1);
  await outcome('back');
  expect(tab.shown()).toEqual(['hide']);
  await rig.capture().moved(tab.tabId);
  expect(tab.shown()).toEqual([]);
});

it('Steps are joined, over pages and over the death of the worker', async () => {
  const { rig, tab, submit, land } = await scene();
  await submit(send('Sign in', [[user, 'ada']]));
  await rig.killWorker();
  await land('https://harbour.example/password', SIGN_IN, { passwords: 1 });
  await submit(send('Sign in', [[password, 'tide']]));
  await land(HOME);
  expect(await rig.ask('save.open', { token: asked(tab) })).toMatchObject({ username: 'ada' });
});

it('Steps on other sites are not', async () => {
  const { rig, tab, submit, land } = await scene();
  await submit(send('Sign in', [[user, 'eve']]));
  await land('https://other.example/password', SIGN_IN, { passwords: 1 });
  await submit(send('Sign in', [[password, 'tide']]));
  await land('https://other.example/');
  expect(await rig.ask('save.open', { token: asked(tab) })).toMatchObject({
    username: '',
    host: 'other.example',
  });
});

it('The question waits through one page more, says for which site it is, and goes with the tab', async () => {
  const { rig, tab, submit, land } = await scene();
  await submit(signIn('ada', 'tide'));
  await land(HOME);
  const token = asked(tab);
  await rig.capture().moved(tab.tabId);
  expect(tab.shown()).toEqual([]);
  await land('https://evil.example/');
  expect(asked(tab)).toBe(token);
  expect(await rig.ask('save.open', { token })).toMatchObject({ host: 'harbour.example' });
  await land('https://evil.example/more');
  expect(tab.shown()).toEqual([]);
  expect(await rig.ask('save.open', { token })).toMatchObject({ host: 'harbour.example' });
  await rig.capture().closed(tab.tabId);
  await expect(rig.ask('save.open', { token })).rejects.toMatchObject({ info: { code: 'not-found' } });
});

it('A frame that is taken away is asked about in the page around it', async () => {
  const { rig, tab, submit } = await scene();
  tab.go('https://shop.example/');
  tab.frame('https://id.example/frame');
  await submit(signIn('ada', 'tide'), 3);
  const look = { state: 'look', isEmpty: false, isBad: false } as const;
  await rig.capture().outcome(tab.sender(), look);
  expect(tab.shown()).toEqual([]);
  tab.frame(null);
  await rig.capture().outcome(tab.sender(), look);
  expect(await rig.ask('save.open', { token: asked(tab) })).toMatchObject({ host: 'id.example' });
});

it('What was typed is sealed, also while locked, and can be saved after unlocking', async () => {
  const { rig, tab, submit, land, answer } = await scene(ADA);
  await rig.ask('account.lock');
  await submit(signIn('ada', 'wave of the sea'));
  expect(await memory()).not.toContain('wave of the sea');
  await land(HOME);
  const token = asked(tab);
  await expect(rig.ask('save.open', { token })).rejects.toMatchObject({ info: { code: 'locked' } });
  await expect(rig.ask('save.password', { token })).rejects.toMatchObject({ info: { code: 'locked' } });
  await rig.ask('account.unlock', { password: PASSWORD });
  const { updates } = await rig.ask('save.open', { token });
  await answer(token, { name: 'update', id: updates ?? '' });
  expect(await kept()).toEqual([]);
  expect(await waitingKeyItem.get()).toBe(null);
});

it('A question in a page hears that the vault was opened or closed elsewhere, until it is answered', async () => {
  const { rig, tab, submit, land, answer } = await scene();
  await rig.ask('account.lock');
  await submit(signIn('ada', 'tide'));
  await rig.ask('account.unlock', { password: PASSWORD });
  expect(tab.shown()).toEqual([]);
  await land(HOME);
  const token = asked(tab);
  await rig.ask('account.lock');
  await vi.waitFor(() => expect(tab.shown()).toEqual([`again ${token}`]));
  await rig.ask('account.unlock', { password: PASSWORD });
  await vi.waitFor(() => expect(tab.shown()).toEqual([`again ${token}`]));
  await answer(token, NEW);
  await rig.ask('account.lock');
  expect(tab.shown()).toEqual([]);
});

it('What was typed before a lock waits through it, and not through a sign-out', async () => {
  const { rig, tab, submit, land } = await scene();
  await submit(signIn('ada', 'tide'));
  await land(HOME);
  const token = asked(tab);
  await rig.ask('account.lock');
  await rig.ask('account.unlock', { password: PASSWORD });
  expect(await rig.ask('save.password', { token })).toBe('tide');
  await rig.ask('account.signOut');
  expect(await kept()).toEqual([]);
});

it('What is typed into a sandboxed document belongs to no site', async () => {
  const { rig, tab, land } = await scene();
  const sent = tab.sent(signIn('ada', 'tide'));
  await rig.capture().submitted(tab.sender(), { ...sent, facts: { ...sent.facts, origin: 'null' } });
  expect(await kept()).toEqual([]);
  await land(HOME);
  expect(tab.shown()).toEqual([]);
});

it('Without a network it goes to the outbox', async () => {
  const { rig, tab, submit, land, answer } = await scene();
  const online = offline(rig);
  await submit(signIn('ada', 'tide'));
  await land(HOME);
  await answer(asked(tab), NEW);
  expect(await waiting(rig)).toHaveLength(1);
  online();
  await rig.ask('sync.now');
  await allSent(rig);
});

it('A guarded item asks for the master password again', async () => {
  const { rig, ids, tab, submit, land, answer } = await scene({ ...ADA, reprompt: 1 });
  await submit(signIn('ada', 'wave'));
  await land(HOME);
  const token = asked(tab);
  const id = ids[0] ?? '';
  expect((await rig.ask('save.open', { token })).logins).toMatchObject([{ id, reprompt: true }]);
  const code = (wanted: string) => ({ info: { code: wanted } });
  await expect(answer(token, { name: 'update', id })).rejects.toMatchObject(code('reprompt-needed'));
  await expect(answer(token, { name: 'update', id, password: 'no' })).rejects.toMatchObject(
    code('reprompt-wrong'),
  );
  await answer(token, { name: 'update', id, password: PASSWORD });
});

it('"Never here" is kept, and "not now" is not', async () => {
  const { rig, tab, submit, land } = await scene();
  await submit(signIn('ada', 'tide'));
  await land(HOME);
  await rig.ask('save.dismiss', { token: asked(tab), never: false });
  tab.go(LOGIN);
  await submit(signIn('ada', 'tide'));
  await land(HOME);
  await rig.ask('save.dismiss', { token: asked(tab), never: true });
  expect(await quietSitesItem.get()).toEqual(['harbour.example']);
  tab.go(LOGIN);
  await submit(signIn('ada', 'tide'));
  await land(HOME);
  expect(tab.shown()).toEqual([]);
});

it('What nobody answers is forgotten after ten minutes', async () => {
  const { rig, tab, submit, land } = await scene();
  await submit(signIn('ada', 'tide'));
  await land(HOME);
  const token = asked(tab);
  expect((await fakeBrowser.alarms.get('waiting'))?.scheduledTime).toBeGreaterThan(Date.now() + 9 * 60_000);
  const later = Date.now() + 10 * 60_000;
  vi.spyOn(Date, 'now').mockReturnValue(later);
  await expect(rig.ask('save.open', { token })).rejects.toMatchObject({ info: { code: 'not-found' } });
  await rig.tidyWaiting();
  expect(await kept()).toEqual([]);
});

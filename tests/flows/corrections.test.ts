import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { sealText } from '../../lib/crypto';
import { createSearch, patternsOf } from '../scan/patterns.ts';
import { pageInFront } from './page-in-front';
import { closeRigs, createRig, PASSWORD, type Rig } from './rig';

afterEach(async () => {
  vi.restoreAllMocks();
  await closeRigs();
});

const URL_HERE = 'https://harbour.example/login';
const HOST = 'harbour.example';

async function withLogin(): Promise<{ rig: Rig; id: string }> {
  const rig = await createRig();
  const seal = (text: string) => sealText(text, rig.account.userKey);
  const login = {
    username: await seal('ada'),
    password: await seal('secret'),
    uris: [{ uri: await seal(URL_HERE), match: null }],
  };
  const { id } = await rig.account.call('POST', '/ciphers', { type: 1, name: await seal('Harbour'), login });
  await rig.signIn();
  await rig.list();
  return { rig, id: String(id) };
}

const explain = async (rig: Rig, id?: string) => {
  const told = await rig.ask('fill.explain', { tabId: pageInFront(URL_HERE).tabId, ...(id && { id }) });
  return { ...told, fields: told.frames.flatMap(({ forms }) => forms.flatMap(({ fields }) => fields)) };
};

/** Says that the first field is none to fill. */
async function sayOther(rig: Rig): Promise<void> {
  const signature = (await explain(rig)).fields[0]?.signature ?? '';
  await rig.ask('fill.correct', { host: HOST, signature, role: 'other' });
}

async function fill(rig: Rig, id: string): Promise<string[]> {
  const page = pageInFront(URL_HERE);
  await rig.ask('fill.fill', { id, tabId: page.tabId });
  return page.taken();
}

describe('why a page is filled as it is', () => {
  it('is told for the item that fits best, without anything of it but its name', async () => {
    const { rig, id } = await withLogin();
    const told = await explain(rig);
    expect(told.item).toEqual({ id, name: 'Harbour' });
    expect(told.frames).toMatchObject([{ host: HOST, isChosen: true, refusal: null }]);
    expect(told.fields.map(({ role, hindrance }) => [role, hindrance])).toEqual([
      ['username', null],
      ['current-password', null],
    ]);
    expect(JSON.stringify(told)).not.toMatch(/secret|"ada"/);
    await rig.ask('account.lock');
    await expect(explain(rig)).rejects.toThrow('locked');
  });

  it('is told of an item of another site, which is not filled', async () => {
    const { rig, id } = await withLogin();
    const page = pageInFront('https://evil.test/');
    const told = await rig.ask('fill.explain', { tabId: page.tabId, id });
    expect(told.frames).toMatchObject([{ refusal: 'page-other-site', isChosen: false }]);
  });

  it('is told of any login at all where none fits', async () => {
    const { rig } = await withLogin();
    const told = await rig.ask('fill.explain', { tabId: pageInFront('https://elsewhere.test/').tabId });
    expect(told.item).toBeNull();
    expect(told.frames).toMatchObject([{ refusal: null, isChosen: true }]);
  });
});

describe('what the person says of a field', () => {
  it('counts from then on, after the death of the worker and a closed browser too', async () => {
    const { rig, id } = await withLogin();
    expect(await fill(rig, id)).toEqual(['ada', 'secret']);
    await sayOther(rig);
    expect(await fill(rig, id)).toEqual(['secret']);
    await rig.restartBrowser();
    await rig.ask('account.unlock', { password: PASSWORD });
    expect(await fill(rig, id)).toEqual(['secret']);
    expect((await explain(rig)).fields[0]).toMatchObject({ role: 'other', isSaid: true });
  });

  it('can be taken back', async () => {
    const { rig, id } = await withLogin();
    await sayOther(rig);
    const signature = (await explain(rig)).fields[0]?.signature ?? '';
    await rig.ask('fill.correct', { host: HOST, signature, role: null });
    expect(await fill(rig, id)).toEqual(['ada', 'secret']);
  });

  it('counts for its own host alone', async () => {
    const { rig, id } = await withLogin();
    const signature = (await explain(rig)).fields[0]?.signature ?? '';
    await rig.ask('fill.correct', { host: 'other.example', signature, role: 'other' });
    expect(await fill(rig, id)).toEqual(['ada', 'secret']);
  });

  it('does not stand on disk in the clear, nor the site, and is gone after a sign-out', async () => {
    const { rig } = await withLogin();
    await sayOther(rig);
    const local = JSON.stringify(await fakeBrowser.storage.local.get(null));
    expect(local).toContain('corrections');
    const look = createSearch(
      patternsOf([
        { name: 'site', value: HOST },
        { name: 'field', value: 'User name' },
      ]),
    );
    expect(look(Buffer.from(`${HOST} User name`))).toHaveLength(2);
    expect(look(Buffer.from(local))).toEqual([]);
    await rig.ask('account.signOut');
    expect(await fakeBrowser.storage.local.get('corrections')).toEqual({});
  });
});

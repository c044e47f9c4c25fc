import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  agree,
  forgetGroups,
  groupStates,
  groupsInForce,
  keepApart,
  noteOffered,
  readGroups,
  readGroupsInForce,
} from '.';
import { toOffered } from './offered-groups';

const BANK = ['bank.example', 'bank.test'];
const MAIL = ['mail.example', 'post.example'];

describe('what a server says of sites that are one', () => {
  it('is read as base domains in A-labels, whatever its letters', () => {
    expect(
      toOffered([
        ['Bank.TEST', 'bank.example', 'bank.test'],
        ['bücher.example', 'https://books.example/x', 'xn--bcher-kva.example'],
      ]),
    ).toEqual([BANK, ['books.example', 'xn--bcher-kva.example']]);
  });

  it('loses what could not be compared, and groups of fewer than two', () => {
    const odd = ['co.uk', 'github.io', 'login.bank.example', '192.168.1.1', 'localhost', '', 'a b', 'x:8'];
    expect(toOffered([odd, ['bank.example'], [], ['bank.example', ...odd, 'bank.test'], BANK])).toEqual([
      BANK,
    ]);
  });

  it('is cut where it is beyond all measure', () => {
    const huge = Array.from({ length: 3000 }, (_, at) => [`a${at}.example`, `b${at}.example`]);
    expect(toOffered(huge)).toHaveLength(500);
    expect(toOffered([huge.flat()])[0]).toHaveLength(100);
  });
});

describe('sites that count as one', () => {
  it('are none without a yes, and those of the yes with it', () => {
    expect(groupsInForce({ offered: [BANK, MAIL], agreed: [] })).toEqual([]);
    expect(groupsInForce({ offered: [BANK, MAIL], agreed: [MAIL] })).toEqual([MAIL]);
  });

  it('do not become more by the server alone', () => {
    const offered = [[...BANK, 'evil.test']];
    expect(groupsInForce({ offered, agreed: [BANK] })).toEqual([BANK]);
    expect(groupStates({ offered, agreed: [BANK] })).toEqual([
      { sites: offered[0], isOn: false, added: ['evil.test'] },
    ]);
  });

  it('are never joined over two yeses that share a site', () => {
    const agreed = [BANK, ['bank.test', 'other.test']];
    const offered = [['bank.example', 'bank.test', 'other.test']];
    expect(groupsInForce({ offered, agreed })).toEqual([BANK, ['bank.test', 'other.test']]);
    expect(groupStates({ offered, agreed })[0]?.isOn).toBe(false);
  });

  it('become fewer when the server names fewer, and come back with it', () => {
    const agreed = [[...BANK, 'bank.invalid']];
    expect(groupsInForce({ offered: [BANK], agreed })).toEqual([BANK]);
    expect(groupsInForce({ offered: [['bank.example', 'x.test']], agreed })).toEqual([]);
    expect(groupsInForce({ offered: [], agreed })).toEqual([]);
  });

  it('are listed with those that wait first', () => {
    expect(groupStates({ offered: [BANK, MAIL], agreed: [BANK] })).toEqual([
      { sites: MAIL, isOn: false, added: [] },
      { sites: BANK, isOn: true, added: [] },
    ]);
  });
});

describe('what is kept of them', () => {
  beforeEach(() => fakeBrowser.reset());

  it('belongs to one account, and goes with it', async () => {
    await noteOffered('one', [BANK, MAIL]);
    await noteOffered('two', [BANK]);
    await agree('one', [BANK]);
    expect(await readGroupsInForce('one')).toEqual([BANK]);
    expect(await readGroupsInForce('two')).toEqual([]);
    await forgetGroups('one');
    expect(await readGroups('one')).toEqual({ offered: [], agreed: [] });
    expect((await readGroups('two')).offered).toEqual([BANK]);
  });

  it('is kept of all accounts, also where they are written at once', async () => {
    const ids = ['one', 'two', 'three'];
    await Promise.all(ids.map((account) => noteOffered(account, [BANK, MAIL])));
    await Promise.all([
      ...ids.map((account) => agree(account, [BANK])),
      ...ids.map((account) => agree(account, [MAIL])),
    ]);
    for (const account of ids)
      expect(await readGroups(account)).toEqual({ offered: [BANK, MAIL], agreed: [BANK, MAIL] });
    await Promise.all([forgetGroups('one'), keepApart('two', MAIL), noteOffered('three', [MAIL])]);
    const left = await Promise.all(ids.map(readGroups));
    expect(left).toEqual([
      { offered: [], agreed: [] },
      { offered: [BANK, MAIL], agreed: [BANK] },
      { offered: [MAIL], agreed: [BANK, MAIL] },
    ]);
  });

  it('takes a yes back whole', async () => {
    await noteOffered('one', [[...BANK, 'bank.invalid'], MAIL]);
    await agree('one', [BANK]);
    await agree('one', [[...BANK, 'bank.invalid'], MAIL]);
    expect((await readGroups('one')).agreed).toHaveLength(2);
    await keepApart('one', [...BANK, 'bank.invalid']);
    expect(await readGroupsInForce('one')).toEqual([MAIL]);
  });
});

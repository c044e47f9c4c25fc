// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { statusItem } from '../../lib/browser';
import type { ErrorInfo } from '../../lib/errors';
import { ask } from '../../lib/protocol';
import { statusOf, UNLOCKED } from '../../tests/gallery/samples';
import { reprompt } from '../state/reprompt';
import { startSession, status } from '../state/session';
import { connect, connection, leave, read } from './connection';
import { createLoader } from './loaded';

interface Asked {
  readonly name: string;
  readonly args: { readonly id: string; readonly agreed: readonly string[]; readonly password?: string };
  answer(name: string): void;
  refuse(error: ErrorInfo): void;
}

const asked: Asked[] = [];
const TOKEN = 'https://token.example';
const addresses = { token: new URL(`${TOKEN}/token`), api: new URL('https://api.example/api') };
const go = (id: string, isShared = false) =>
  connect({ id, name: id, organizationId: id, isShared }, addresses);
const watch = () => ({ signal: new AbortController().signal, waiting: () => undefined });
const readMembers = () => read((who) => ask('org.members', who), watch());
const nth = async (number: number): Promise<Asked> =>
  vi.waitUntil(() => asked.length > number && asked[number]);
const soon = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  asked.length = 0;
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockReturnValue('words');
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(
    ((message: Asked) =>
      new Promise((resolve) => {
        const answer = (name: string) =>
          resolve({ ok: true, result: { rows: [{ id: name, name }], unread: 0, next: null } });
        const refuse = (error: ErrorInfo) => resolve({ ok: false, error });
        if (message.name === 'org.members') asked.push({ ...message, answer, refuse });
      })) as never,
  );
});
afterEach(() => {
  leave();
  vi.restoreAllMocks();
});

const fault = (code: ErrorInfo['code'], origin: string): ErrorInfo => ({
  code,
  details: { origin, host: new URL(origin).host },
});

describe('an address that is new', () => {
  it('is agreed to by the button beside which it stood', async () => {
    go('own');
    const reading = readMembers();
    (await nth(0)).refuse(fault('endpoint-new', TOKEN));
    expect((await nth(1)).args.agreed).toEqual([TOKEN]);
    (await nth(1)).answer('Iris');
    expect((await reading).rows).toMatchObject([{ name: 'Iris' }]);
  });

  it.each([
    ['that stood nowhere', 'own', false, fault('endpoint-new', 'https://evil.example')],
    ['that others may have written', 'shared', true, fault('endpoint-new', TOKEN)],
    ['in the place of another', 'own', false, fault('endpoint-changed', TOKEN)],
  ])('is asked about %s', async (_, id, isShared, error) => {
    go(id, isShared);
    const reading = readMembers();
    (await nth(0)).refuse(error);
    await expect(reading).rejects.toMatchObject({ info: error });
    expect(asked).toHaveLength(1);
  });
});

describe('what comes late', () => {
  it('of an organisation that was left is shown for no other', async () => {
    const members = createLoader((who) => ask('org.members', who));
    go('one');
    void members.load();
    const late = await nth(0);
    const reading = readMembers();
    const lateToo = await nth(1);
    go('two');
    void members.load();
    expect((await nth(2)).args.id).toBe('two');
    late.answer('Of one');
    lateToo.answer('Of one');
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    await soon();
    expect(members.state.value.rows).toEqual([]);
    (await nth(2)).answer('Of two');
    await vi.waitUntil(() => members.state.value.hasBegun);
    expect(members.state.value.rows).toMatchObject([{ name: 'Of two' }]);
  });
});

describe('a lock', () => {
  it('drops the connection, what was read by it and the password that was typed for it', async () => {
    const members = createLoader((who) => ask('org.members', who));
    await statusItem.set(UNLOCKED);
    await startSession();
    go('one');
    const loading = members.load();
    (await nth(0)).refuse({ code: 'reprompt-needed', details: {} });
    (await vi.waitUntil(() => reprompt.value)).submit('typed word');
    expect((await nth(1)).args.password).toBe('typed word');
    (await nth(1)).answer('Iris');
    await loading;
    const again = readMembers();
    expect((await nth(2)).args.password).toBe('typed word');
    (await nth(2)).answer('Iris');
    await again;
    await statusItem.set({ ...statusOf({ state: 'locked', lastLock: 1 }), locks: 1 });
    await vi.waitUntil(() => status.value?.state === 'locked');
    expect(connection.value).toBeNull();
    expect(members.state.value.rows).toEqual([]);
    go('one');
    readMembers().catch(() => undefined);
    expect((await nth(3)).args.password).toBeUndefined();
  });
});

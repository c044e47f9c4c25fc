import { describe, expect, it } from 'vitest';
import { createSessionReader } from './session-reader';

const PROFILE = { organizations: [{ id: 'a', name: 'Acme', enabled: true, status: 2, type: 0 }] };

/** Members' reader of a server that answers every question by this. */
const readerOf = (body: unknown) =>
  createSessionReader({
    send: async () => ({
      status: 200,
      headers: new Headers({ 'content-type': 'application/json' }),
      bytes: new TextEncoder().encode(JSON.stringify(body)),
    }),
    ready: async () => undefined,
    mayReach: async () => undefined,
    current: async () => ({ api: 'https://vault.example/api', profile: PROFILE, strangers: new Set() }),
  });

describe('who is in what', () => {
  it('is told whole, or not at all: written back, the rest would be gone', async () => {
    expect(await readerOf(['m', 'n']).membersOf('a', {}, 'g')).toEqual(['m', 'n']);
    expect(await readerOf({ groups: [] }).groupsOf('a', {}, 'm')).toEqual([]);
    for (const list of [null, {}, [{ id: 'm' }], ['m', { id: 'n' }], ['m', null]]) {
      await expect(readerOf(list).membersOf('a', {}, 'g')).rejects.toThrow('answer-damaged');
      await expect(readerOf({ groups: list }).groupsOf('a', {}, 'm')).rejects.toThrow('answer-damaged');
    }
  });
});

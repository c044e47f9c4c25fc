import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { emptyDraft } from '../../lib/items';
import type { Fault } from '../server/faults';
import type { ServerOptions } from '../server/index';
import { addFile, filesHere, filesOnServer, openHere, sampleFile } from './adding-files';
import { alarmOf } from './alarm-of';
import { add, offline, sent, settled } from './editing';
import { closeRigs, createRig, type Rig } from './rig';
import { until } from './until';

afterEach(async () => {
  vi.useRealTimers();
  await closeRigs();
});

async function start(server: ServerOptions = {}): Promise<{ rig: Rig; id: string }> {
  const account = server.protocol === 'rubywarden' ? ({ protectedKeyType: 2 } as const) : {};
  const rig = await createRig({ server, account });
  await rig.signIn();
  if ((await rig.step())?.name === 'consent') await rig.ask('account.continueSignIn', { accepted: 'risks' });
  const id = await add(rig, { ...emptyDraft('login'), name: 'Bank' });
  await sent(rig);
  return { rig, id: (await rig.list()).rows[0]?.id ?? id };
}

const pending = async (): Promise<unknown> =>
  (await fakeBrowser.storage.local.get('pendingUploads')).pendingUploads ?? [];

/** The alarm comes, and the page that was at it has not been heard of since. */
async function tidyAfterSilence(rig: Rig): Promise<void> {
  vi.useFakeTimers({ now: Date.now() + 4 * 60_000, toFake: ['Date'] });
  await rig.killWorker();
  vi.useRealTimers();
}

const ANNOUNCE = { method: 'POST', path: /attachment\/v2$/ };
const BYTES = { method: 'POST', path: /attachment\/(?!v2$)[^/]+$/ };
const STORE = { method: 'PUT', path: /^\/upload\// };
const OLD = { method: 'POST', path: /attachment$/ };
const LOST: Fault = { kind: 'cut', afterBytes: 0 };
const GATEWAY: Fault = { kind: 'status', status: 502, body: 'Bad gateway' };
const NO: Fault = { kind: 'status', status: 400, body: { message: 'No.' } };

const DIRECT = {} as const;
const CLOUD = { attachmentUpload: 'azure' } as const;
const OLD_WAY = { attachmentUpload: 'old' } as const;
const RUBY = { protocol: 'rubywarden' } as const;

describe('an upload that goes wrong leaves nothing, is told, and works the next time', () => {
  it.each([
    ['the record is refused', DIRECT, ANNOUNCE, NO],
    ['nobody answers for the record', DIRECT, ANNOUNCE, { kind: 'drop' } as Fault],
    ['the answer about the record is lost', DIRECT, ANNOUNCE, LOST],
    [
      'the answer about the record is a page',
      DIRECT,
      ANNOUNCE,
      { kind: 'rewrite', rewrite: () => '<p>' } as Fault,
    ],
    ['a gateway stands before the record', DIRECT, ANNOUNCE, GATEWAY],
    ['the bytes are refused', DIRECT, BYTES, NO],
    ['the bytes do not get through', DIRECT, BYTES, { kind: 'drop' } as Fault],
    ['the answer about the bytes is a failure', DIRECT, BYTES, GATEWAY],
    ['the file store refuses', CLOUD, STORE, NO],
    ['the file store cannot be reached', CLOUD, STORE, { kind: 'drop' } as Fault],
    ['the file store fails', CLOUD, STORE, GATEWAY],
    ['the old way is refused', OLD_WAY, OLD, NO],
    ['the old way does not get through', OLD_WAY, OLD, { kind: 'drop' } as Fault],
    ['a server of old refuses', RUBY, OLD, NO],
    ['a server of old cannot be reached', RUBY, OLD, { kind: 'drop' } as Fault],
  ])('%s', async (_, server, match, fault) => {
    const { rig, id } = await start(server);
    const { file, bytes } = sampleFile(40);
    rig.server.faults.once(match, fault);
    await expect(addFile(rig, id, file)).rejects.toMatchObject({ info: { code: expect.any(String) } });
    expect(rig.server.store.attachments.all()).toEqual([]);
    expect(await filesHere(rig, id)).toEqual([]);
    await tidyAfterSilence(rig);
    expect(await pending()).toEqual([]);
    await addFile(rig, id, file);
    expect(filesOnServer(rig, id)).toEqual([{ name: file.name, bytes }]);
  });

  it.each([
    ['the old way', OLD_WAY],
    ['to a server of old', RUBY],
  ])(
    'but for an answer that is lost %s: what is there is whole, and no second one is made',
    async (_, server) => {
      const { rig, id } = await start(server);
      const { file, bytes } = sampleFile(40);
      rig.server.faults.once(OLD, LOST);
      await addFile(rig, id, file);
      expect(filesOnServer(rig, id)).toEqual([{ name: file.name, bytes }]);
      expect(await filesHere(rig, id)).toHaveLength(1);
      expect(await pending()).toEqual([]);
    },
  );
});

it.each([
  ['a token that has ended', DIRECT],
  ['a signed address that has ended', CLOUD],
])('%s is renewed on the way, and the file arrives', async (_, server) => {
  const { rig, id } = await start(server);
  const { file, bytes } = sampleFile(40);
  await addFile(rig, id, file, {
    before: (name) => {
      if (name !== 'upload.seal') return;
      if (server === DIRECT) rig.server.faults.expireAccessTokens();
      else rig.server.clock.advance(301_000);
    },
  });
  expect(filesOnServer(rig, id)).toEqual([{ name: file.name, bytes }]);
});

describe('a person who changes their mind', () => {
  it.each([
    ['before the first piece', DIRECT, 'upload.seal'],
    ['before the bytes go', DIRECT, 'upload.ticket'],
    ['before the bytes go the old way', OLD_WAY, 'upload.ticket'],
  ] as const)('%s leaves nothing', async (_, server, at) => {
    const { rig, id } = await start(server);
    const cancel = new AbortController();
    const adding = addFile(rig, id, sampleFile(40).file, {
      signal: cancel.signal,
      before: (name) => void (name === at && cancel.abort()),
    });
    await expect(adding).rejects.toMatchObject({ name: 'AbortError' });
    expect(rig.server.store.attachments.all()).toEqual([]);
    await tidyAfterSilence(rig);
    expect(await pending()).toEqual([]);
  });

  it.each([
    ['', DIRECT, BYTES],
    [' to a file store', CLOUD, STORE],
    [' the old way', OLD_WAY, OLD],
  ] as const)('while the bytes are on their way%s leaves nothing', async (_, server, match) => {
    const { rig, id } = await start(server);
    const cancel = new AbortController();
    const held = rig.server.faults.hold(match);
    const adding = addFile(rig, id, sampleFile(40).file, { signal: cancel.signal });
    const ended = expect(adding).rejects.toMatchObject({ name: 'AbortError' });
    await held.reached;
    cancel.abort();
    await ended;
    held.release();
    // The old way they arrive all the same, after the server was asked whether they have.
    if (match === OLD) await until(() => rig.server.store.attachments.all().length === 1);
    await tidyAfterSilence(rig);
    expect(rig.server.store.attachments.all()).toEqual([]);
    expect(await pending()).toEqual([]);
  });

  it('without a network is remembered, and cleaned up when there is one', async () => {
    const { rig, id } = await start();
    const cancel = new AbortController();
    let end = (): void => undefined;
    const adding = addFile(rig, id, sampleFile(40).file, {
      signal: cancel.signal,
      before: (name) => {
        if (name !== 'upload.ticket') return;
        end = offline(rig);
        cancel.abort();
      },
    });
    await expect(adding).rejects.toMatchObject({ name: 'AbortError' });
    expect(rig.server.store.attachments.all()).toHaveLength(1);
    expect(await alarmOf('uploads')).toBeTruthy();
    end();
    await rig.killWorker();
    expect(rig.server.store.attachments.all()).toEqual([]);
    expect(await pending()).toEqual([]);
    expect(await alarmOf('uploads')).toBeUndefined();
  });
});

describe('a worker that is stopped', () => {
  it.each(['upload.seal', 'upload.ticket', 'upload.end'] as const)(
    'just before %s costs nothing: the file arrives once',
    async (at) => {
      const { rig, id } = await start();
      const { file, bytes } = sampleFile(40);
      let isKilled = false;
      await addFile(rig, id, file, {
        before: async (name) => {
          if (name !== at || isKilled) return;
          isKilled = true;
          await rig.killWorker();
        },
      });
      expect(filesOnServer(rig, id)).toEqual([{ name: file.name, bytes }]);
      expect(await filesHere(rig, id)).toHaveLength(1);
      expect(await pending()).toEqual([]);
    },
  );

  it.each([
    ['before the bytes have gone', 'upload.ticket', 0],
    ['after they have arrived, untold', 'upload.end', 0],
  ] as const)('together with the page, %s, is tidied up after', async (_, at, left) => {
    const { rig, id } = await start();
    const adding = addFile(rig, id, sampleFile(40).file, {
      before: (name) => (name === at ? Promise.reject(new Error('page closed')) : undefined),
    });
    await expect(adding).rejects.toThrow('page closed');
    if (at === 'upload.end') expect(await pending()).toHaveLength(1);
    await rig.killWorker();
    await tidyAfterSilence(rig);
    expect(rig.server.store.attachments.all()).toHaveLength(left);
    expect(await pending()).toEqual([]);
  });

  it('does not look after what a page is still at', async () => {
    const { rig, id } = await start();
    const { upload } = await rig.ask('upload.begin', { id, name: 'a.txt', size: 3 });
    await rig.killWorker();
    expect(rig.server.store.attachments.all()).toHaveLength(1);
    await rig.ask('upload.end', { upload, outcome: 'cancelled' });
    expect(rig.server.store.attachments.all()).toEqual([]);
  });

  it('and a vault that is locked meanwhile, keep what has arrived', async () => {
    const { rig, id } = await start();
    const { file, bytes } = sampleFile(40);
    await addFile(rig, id, file, {
      before: async (name) => {
        if (name === 'upload.end') await rig.ask('account.lock');
      },
    });
    await rig.ask('account.unlock', { password: 'correct horse battery' });
    await tidyAfterSilence(rig);
    expect(filesOnServer(rig, id)).toEqual([{ name: file.name, bytes }]);
    expect(await filesHere(rig, id)).toHaveLength(1);
    expect(await pending()).toEqual([]);
  });
});

describe('deleting a file', () => {
  const DELETE = { method: 'DELETE', path: /attachment/ };

  async function withFile(server: ServerOptions) {
    const { rig, id } = await start(server);
    await addFile(rig, id, sampleFile(40).file);
    const [file] = await filesHere(rig, id);
    return { rig, id, attachmentId: file?.id ?? '' };
  }

  it.each([
    ['today', DIRECT],
    ['on a server of old', RUBY],
  ])('is done when its answer is lost, %s', async (_, server) => {
    const { rig, id, attachmentId } = await withFile(server);
    // An empty answer has nothing that could be cut off.
    rig.server.faults.once(DELETE, { kind: 'rewrite', rewrite: () => '<p>Bad gateway</p>' });
    await rig.ask('upload.remove', { id, attachmentId });
    expect(await filesHere(rig, id)).toEqual([]);
    expect(filesOnServer(rig, id)).toEqual([]);
  });

  it.each([
    ['does not get through', { kind: 'drop' } as Fault, 'unreachable'],
    ['is refused', NO, 'server-refused'],
  ] as const)('that %s says so and takes nothing away', async (_, fault, code) => {
    const { rig, id, attachmentId } = await withFile(DIRECT);
    rig.server.faults.once(DELETE, fault);
    await expect(rig.ask('upload.remove', { id, attachmentId })).rejects.toMatchObject({
      info: { code },
    });
    expect((await openHere(rig, id, attachmentId)).bytes).toHaveLength(40);
  });

  it('that was done elsewhere already is done', async () => {
    const { rig, id, attachmentId } = await withFile(DIRECT);
    await rig.account.call('DELETE', `/ciphers/${id}/attachment/${attachmentId}`);
    await rig.ask('upload.remove', { id, attachmentId });
    expect(await filesHere(rig, id)).toEqual([]);
  });

  it('is done here too when the network goes just then', async () => {
    const { rig, id, attachmentId } = await withFile(DIRECT);
    rig.server.faults.always({ method: 'GET' }, { kind: 'drop' });
    await rig.ask('upload.remove', { id, attachmentId });
    expect(await filesHere(rig, id)).toEqual([]);
    rig.server.faults.clear();
    await settled(rig);
    expect(await filesHere(rig, id)).toEqual([]);
  });
});

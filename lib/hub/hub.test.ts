import { encode } from '@msgpack/msgpack';
import { describe, expect, it, vi } from 'vitest';
import { createHub, type HubDeps, type HubRetry } from './hub';

const ID = '060000fb-0922-4dd3-b170-6e15cb5df8c8';
const PING = Uint8Array.of(2, 0x91, 6);

/** A socket that a test plays the server of. */
class FakeSocket {
  binaryType = '';
  readonly sent: (string | Uint8Array)[] = [];
  isClosed = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {}
  send(data: string | Uint8Array): void {
    this.sent.push(data);
  }
  close(): void {
    this.isClosed = true;
  }
  say(data: string | Uint8Array): void {
    this.onmessage?.({ data: typeof data === 'string' ? data : Uint8Array.from(data).buffer });
  }
  shakeHands(): void {
    this.onopen?.();
    this.say('{}\u001e');
  }
}

/** A hub with a clock and a server of the test's own. */
function play(deps: Partial<HubDeps> = {}) {
  const sockets: FakeSocket[] = [];
  const time = { now: 1_700_000_000_000 };
  let kept: HubRetry | null = null;
  const connected = vi.fn();
  const changed = vi.fn();
  const hub = createHub({
    target: async () => ({
      notifications: 'https://vault.example/notifications',
      userId: ID,
      ownId: 'Own-Device',
      token: 'a b+c',
    }),
    retry: {
      get: async () => kept,
      set: async (retry) => {
        kept = retry;
      },
    },
    connected,
    changed,
    openSocket: (url) => {
      const socket = new FakeSocket(url);
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    now: () => time.now,
    random: () => 0.5,
    ...deps,
  });
  return {
    hub,
    connected,
    changed,
    sockets,
    last: () => sockets.at(-1) as FakeSocket,
    pass: (ms: number) => {
      time.now += ms;
    },
    retry: () => kept,
    /** How long it rests from now on. */
    rest: () => (kept ? kept.until - time.now : 0),
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('a hub that is followed', () => {
  it('connects once, with the token in the address and nowhere else', async () => {
    const { hub, sockets, last, connected } = play();
    expect(await Promise.all([hub.follow(), hub.follow()])).toEqual(['connecting', 'connecting']);
    expect(sockets).toHaveLength(1);
    expect(last().url).toBe('wss://vault.example/notifications/hub?access_token=a+b%2Bc');
    expect(last().binaryType).toBe('arraybuffer');
    last().shakeHands();
    expect(last().sent).toEqual(['{"protocol":"messagepack","version":1}\u001e']);
    expect(connected).toHaveBeenCalledOnce();
    expect(await hub.follow()).toBe('live');
    expect(sockets).toHaveLength(1);
  });

  it('answers signs of life with its own, and never so that an echo goes round and round', async () => {
    const { hub, last, pass } = play();
    await hub.follow();
    last().shakeHands();
    const pings = () => last().sent.length - 1;
    for (let n = 0; n < 100; n += 1) last().say(PING);
    expect(pings()).toBe(0);
    pass(15_000);
    for (let n = 0; n < 100; n += 1) last().say(PING);
    expect(pings()).toBe(1);
    pass(15_000);
    await hub.follow();
    expect(last().sent.slice(1)).toEqual([PING, PING]);
  });

  it('is left when no page has asked for a while, at the next thing that the server says', async () => {
    const { hub, last, pass, retry } = play();
    await hub.follow();
    last().shakeHands();
    pass(30_000);
    last().say(PING);
    expect(last().isClosed).toBe(false);
    pass(15_000);
    last().say(PING);
    expect(last().isClosed).toBe(true);
    await settle();
    expect(retry()).toBeNull();
    expect(await hub.follow()).toBe('connecting');
  });

  it('is taken for dead after a long silence, or without an answer to the handshake', async () => {
    const { hub, last, pass, sockets } = play();
    await hub.follow();
    last().shakeHands();
    pass(46_000);
    expect(await hub.follow()).toBe('waiting');
    expect(last().isClosed).toBe(true);
    pass(10_000);
    expect(await hub.follow()).toBe('connecting');
    expect(sockets).toHaveLength(2);
    pass(46_000);
    expect(await hub.follow()).toBe('waiting');
  });

  it('is tried again after a time that doubles, is drawn by chance, and ends at ten minutes', async () => {
    const { hub, last, pass, rest, sockets } = play();
    const rests: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      expect(await hub.follow()).toBe('connecting');
      last().onclose?.();
      await settle();
      rests.push(rest() / 1000);
      expect(await hub.follow()).toBe('waiting');
      pass(rest());
    }
    expect(rests).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300]);
    expect(sockets).toHaveLength(12);
    await hub.follow();
    last().shakeHands();
    for (let n = 0; n < 5; n += 1) {
      pass(15_000);
      last().say(PING);
      await hub.follow();
    }
    expect(rest()).toBe(0);
  });

  it('is not rested from for longer by a clock that was put back', async () => {
    const { hub, last, pass } = play();
    await hub.follow();
    last().onclose?.();
    await settle();
    pass(-86_400_000);
    expect(await hub.follow()).toBe('connecting');
  });

  it.each(['locked', 'switched-off', 'no-access'] as const)('tells why it is not: %s', async (why) => {
    const { hub, sockets } = play({ target: async () => why });
    expect(await hub.follow()).toBe(why);
    expect(sockets).toEqual([]);
  });

  it('does not connect once it was closed on the way there', async () => {
    let give = (): void => undefined;
    const target = {
      notifications: 'https://vault.example',
      userId: ID,
      ownId: 'x',
      token: 't',
    };
    const { hub, sockets } = play({
      target: () =>
        new Promise((resolve) => {
          give = () => resolve(target);
        }),
    });
    const following = hub.follow();
    await settle();
    hub.close();
    give();
    expect(await following).toBe('waiting');
    expect(sockets).toEqual([]);
  });

  it('tells what others have changed, and neither its own doing nor what concerns somebody else', async () => {
    const { hub, last, changed } = play();
    await hub.follow();
    last().shakeHands();
    const tell = (ContextId: string | null, UserId: string | null) => {
      const told = { ContextId, Type: 0, Payload: { Id: ID, UserId, RevisionDate: new Date(5000) } };
      const bytes = encode([1, {}, null, 'ReceiveMessage', [told]]);
      last().say(Uint8Array.from([(bytes.length & 0x7f) | 0x80, bytes.length >> 7, ...bytes]));
    };
    tell('own-device', ID);
    tell('OWN-DEVICE', null);
    tell(null, '11111111-0922-4dd3-b170-6e15cb5df8c8');
    expect(changed).not.toHaveBeenCalled();
    tell('other-device', ID.toUpperCase());
    tell(null, null);
    expect(changed.mock.calls).toEqual([1, 2].map(() => [{ what: 'item', id: ID, at: 5000 }]));
    expect(last().isClosed).toBe(false);
  });

  it.each([
    ['more messages than anybody sends', () => Array.from({ length: 301 }, () => PING)],
    ['the end', () => [Uint8Array.of(3, 0x92, 7, 0xc0)]],
    ['text', () => ['x']],
  ])('is left, and rested from, when it says %s', async (_, say) => {
    const { hub, last, retry } = play();
    await hub.follow();
    last().shakeHands();
    for (const data of say()) last().say(data);
    expect(last().isClosed).toBe(true);
    await settle();
    expect(retry()?.failures).toBe(6);
    expect(await hub.follow()).toBe('waiting');
  });

  it('sends no token in the clear', async () => {
    const { hub, sockets } = play({
      target: async () => ({ notifications: 'http://vault.example', userId: ID, ownId: 'x', token: 't' }),
    });
    expect(await hub.follow()).toBe('insecure');
    expect(sockets).toEqual([]);
  });
});

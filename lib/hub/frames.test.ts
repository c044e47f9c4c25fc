import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HANDSHAKE, PING, readFrame, readHandshake } from './frames';
import { hubAddress } from './hub-address';
import { parseMessage } from './parse-message';

const fromHex = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A vault that has changed, as the official server frames it: length, MessagePack, a timestamp of 64 bits. */
const SYNC_VAULT = fromHex(
  '6b950180c0ae526563656976654d6573736167659183a9436f6e746578744964c0a45479706505a75061796c6f616482a6557365724964d92430363030303066622d303932322d346464332d623137302d366531356362356466386338a444617465d7ff000000006553f100',
);

const invocation = (told: unknown) => [1, {}, null, 'ReceiveMessage', [told]];
const ID = '060000fb-0922-4dd3-b170-6e15cb5df8c8';

describe('a frame', () => {
  it('is read as servers write it', () => {
    const [message] = readFrame(SYNC_VAULT) ?? [];
    expect(parseMessage(message)).toEqual({
      event: { what: 'all', isForced: false },
      contextId: null,
      userId: ID,
    });
    expect(readFrame(PING)).toEqual([[6]]);
  });

  it('may hold several messages', () => {
    expect(readFrame(Uint8Array.from([...PING, ...SYNC_VAULT, ...PING]))).toHaveLength(3);
  });

  it('is given up when it is anything else, whatever that is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const messages = readFrame(bytes);
        expect(messages === null || Array.isArray(messages)).toBe(true);
      }),
    );
    for (let length = 1; length < SYNC_VAULT.length; length += 1)
      expect(readFrame(SYNC_VAULT.subarray(0, length))).toBeNull();
  });

  it.each([
    ['a key that changes what objects are', fromHex('0c81a95f5f70726f746f5f5f80')],
    ['ten thousand messages', new Uint8Array(30_000).map((_, at) => PING[at % 3] ?? 0)],
    ['a list that says it has four billion entries', fromHex('05ddffffffff')],
    ['a text that says it is as long', fromHex('05dbffffffff')],
    ['a length without end', fromHex('ffffffffffff00')],
    ['a message of no length', fromHex('00')],
  ])('is given up when it holds %s', (_, bytes) => {
    expect(readFrame(bytes)).toBeNull();
  });

  it('costs no stack when it is nested without end', () => {
    const body = Uint8Array.from([...new Uint8Array(60_000).fill(0x91), 0xc0]);
    const length = body.length;
    const head = [(length & 0x7f) | 0x80, ((length >> 7) & 0x7f) | 0x80, length >> 14];
    const messages = readFrame(Uint8Array.from([...head, ...body]));
    expect(parseMessage(messages?.[0])).toBeNull();
  });
});

describe('the handshake', () => {
  it('is what the protocol says', () => {
    expect(HANDSHAKE).toBe('{"protocol":"messagepack","version":1}\u001e');
  });

  it('is answered as text or as bytes, and messages may follow', () => {
    expect(readHandshake('{}\u001e')).toEqual(new Uint8Array());
    expect(readHandshake(utf8('{}\u001e'))).toEqual(new Uint8Array());
    expect(readHandshake(Uint8Array.from([...utf8('{}\u001e'), ...PING]))).toEqual(PING);
  });

  it.each(['{"error":"no"}\u001e', '{}', '', '<html>\u001e', 'null\u001e', '\u001e'])(
    'is refused by %j',
    (text) => {
      expect(readHandshake(text)).toBeNull();
    },
  );
});

describe('a message', () => {
  const told = (Type: unknown, Payload: unknown, ContextId: unknown = null) =>
    parseMessage(invocation({ ContextId, Type, Payload }));

  it.each([
    [0, 'item'],
    [1, 'item'],
    [2, 'item-gone'],
    [3, 'folder-gone'],
    [7, 'folder'],
    [8, 'folder'],
    [9, 'item-gone'],
  ])('of type %i is about one thing: %s', (type, what) => {
    const RevisionDate = new Date('2026-11-20T10:00:00.123Z');
    const event = { what, id: ID, at: RevisionDate.getTime() };
    expect(told(type, { Id: ID.toUpperCase(), UserId: ID, RevisionDate }, 'Own')).toEqual({
      event,
      contextId: 'own',
      userId: ID,
    });
    expect(told(type, { id: ID, revisionDate: '2026-11-20T10:00:00.1234567' })).toEqual({
      event,
      contextId: null,
      userId: null,
    });
  });

  it.each([
    [4, false],
    [5, false],
    [10, false],
    [6, true],
    [17, true],
    [18, true],
    [25, true],
  ])('of type %i is about all', (type, isForced) => {
    expect(told(type, { UserId: ID })).toMatchObject({ event: { what: 'all', isForced } });
  });

  it.each([12, 13, 14, 15, 16, 20, 21, 22, 23, 24, 26, 99, -1, null, 'x', {}])(
    'of type %j is nothing to us',
    (type) => {
      expect(told(type, { Id: ID, UserId: ID })).toBeNull();
    },
  );

  it.each([null, '', 'x', '../profile', `${ID}/x`, ` ${ID}`, 7, {}])('about the id %j is dropped', (Id) => {
    expect(told(0, { Id })).toBeNull();
  });

  it('that is no invocation of ours is nothing; the end of the line is told', () => {
    for (const odd of [
      null,
      [],
      {},
      'x',
      [6],
      [1],
      [1, {}, null, 'Heartbeat', []],
      [1, {}, null, 'ReceiveMessage', null],
      [3, {}, 'x'],
    ])
      expect(parseMessage(odd)).toBeNull();
    expect(parseMessage([7, null, true])).toBe('close');
  });

  it('can be anything', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        parseMessage(invocation(value));
        parseMessage(value);
      }),
    );
  });
});

describe('the address of a hub', () => {
  it.each([
    ['https://notifications.bitwarden.com', 'wss://notifications.bitwarden.com/hub'],
    ['https://host:8443/vault/notifications', 'wss://host:8443/vault/notifications/hub'],
    ['http://127.0.0.1:8080/notifications', 'ws://127.0.0.1:8080/notifications/hub'],
    ['http://localhost/notifications', 'ws://localhost/notifications/hub'],
  ])('of %s', (notifications, expected) => {
    expect(hubAddress(notifications)).toBe(expected);
  });

  it.each([
    'http://vault.example/notifications',
    'http://localhost.example/notifications',
    'http://127.0.0.1.example/notifications',
    'http://-',
    'https://-',
    'ftp://127.0.0.1',
    'no address',
  ])('is none where the token would go in the clear, or there is no hub: %s', (notifications) => {
    expect(hubAddress(notifications)).toBeNull();
  });
});

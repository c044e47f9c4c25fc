import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createAccount, requestToken } from './account.ts';
import { startServer } from './index.ts';

/** Asks for the hub over a line of its own, and then says nothing. */
function openHub(server: string, token: string) {
  const line = connect(Number(new URL(server).port), '127.0.0.1');
  const head = [
    `GET /notifications/hub?access_token=${token} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
  ];
  line.write(`${head.join('\r\n')}\r\n\r\n`);
  return line;
}

describe('closing the server', () => {
  it('ends a client of the hub that has not shaken hands yet', async () => {
    const server = await startServer();
    const account = await createAccount(server, {
      email: 'pat@hollis.dev',
      password: 'correct horse battery',
    });
    const signedIn = await requestToken(server, account.email, account.masterPasswordHash);
    const { access_token } = (await signedIn.json()) as { access_token: string };
    const line = openHub(server.url, access_token);
    const [answer] = await once(line, 'data');
    expect(String(answer)).toContain('101 Switching Protocols');
    const ended = once(line, 'close');
    await server.close();
    await ended;
  });

  it('ends one whose token is still being read', async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      const server = await startServer();
      const account = await createAccount(server, {
        email: 'pat@hollis.dev',
        password: 'correct horse battery',
      });
      const signedIn = await requestToken(server, account.email, account.masterPasswordHash);
      const { access_token } = (await signedIn.json()) as { access_token: string };
      const line = openHub(server.url, access_token);
      await once(line, 'connect');
      for (let wait = 0; wait < turn; wait += 1) await new Promise(setImmediate);
      const ended = new Promise((done) => line.once('close', done));
      // Cut off, in whatever way.
      line.on('error', () => undefined).resume();
      await server.close();
      await ended;
    }
  });
});

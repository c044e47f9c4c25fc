import { afterEach, describe, expect, it } from 'vitest';
import { findRefusalFaults } from '../../public-api/check.ts';
import { askOrganizationToken, callWith, connect } from './connect.ts';
import { idOf, type PublicApiServer, startPublicApi } from './index.ts';

let server: PublicApiServer;
afterEach(() => server.close());

const SECOND = 1_000;

describe('the cloud’s limits', () => {
  it('allow ten tokens a minute, and say when there will be another', async () => {
    server = await startPublicApi({ limits: true });
    for (let count = 0; count < 10; count++) {
      expect((await askOrganizationToken(server)).status).toBe(200);
      server.clock.advance(SECOND);
    }
    const refused = await askOrganizationToken(server);
    const text = await refused.text();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(45);
    expect(findRefusalFaults(text)).toEqual([]);
    // The other API's shape: no `errors`, and members that this API never has.
    expect(JSON.parse(text)).toEqual({
      object: 'error',
      message: expect.stringMatching(/^Slow down! Too many requests. Try again in \d+s\.$/),
      validationErrors: null,
      exceptionMessage: null,
      exceptionStackTrace: null,
      innerExceptionMessage: null,
    });
    server.clock.advance(Number(refused.headers.get('retry-after')) * SECOND);
    expect((await askOrganizationToken(server)).status).toBe(200);
  });

  it('count each address by itself: 200 reads a minute', async () => {
    server = await startPublicApi({ limits: true });
    const client = await connect(server);
    const read = async (path: string) => (await client.call('GET', path)).status;
    const answers = await Promise.all(Array.from({ length: 201 }, () => read('/public/policies')));
    expect(answers.filter((status) => status === 429)).toHaveLength(1);
    expect(await read('/public/groups')).toBe(200);
    server.clock.advance(60 * SECOND);
    expect(await read('/public/policies')).toBe(200);
  });

  it('allow sixty writes a minute', async () => {
    server = await startPublicApi({ limits: true });
    const client = await connect(server);
    const statuses: number[] = [];
    for (let count = 0; count < 61; count++) {
      const path = `/public/groups/${idOf('group', 1)}`;
      statuses.push((await client.call('PUT', path, { name: 'x' })).status);
      server.clock.advance(800);
    }
    expect(statuses.indexOf(429)).toBe(60);
  });

  it('allow five writes a second, and can say the wait as a date', async () => {
    server = await startPublicApi({ limits: true, retryAfter: 'date' });
    const client = callWith(server, (await connect(server)).token);
    const write = () => client.call('PUT', `/public/groups/${idOf('group', 1)}`, { name: 'x' });
    const answers = await Promise.all(Array.from({ length: 30 }, write));
    const refused = answers.filter(({ status }) => status === 429);
    // However slow the machine, thirty do not take six seconds.
    expect(refused.length).toBeGreaterThan(0);
    const until = Date.parse(refused[0]?.headers.get('retry-after') ?? '');
    expect(Math.abs(until - server.clock.now())).toBeLessThan(2 * SECOND);
    server.clock.advance(2 * SECOND);
    expect((await write()).status).toBe(200);
  });

  it('are off unless told', async () => {
    server = await startPublicApi();
    const answers = await Promise.all(Array.from({ length: 12 }, () => askOrganizationToken(server)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });
});

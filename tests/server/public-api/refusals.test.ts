import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findRefusalFaults } from '../../public-api/check.ts';
import { connect, type PublicClient } from './connect.ts';
import { idOf, type PublicApiServer, startPublicApi } from './index.ts';

let server: PublicApiServer;
let client: PublicClient;

beforeAll(async () => {
  server = await startPublicApi();
  client = await connect(server);
});
afterAll(() => server.close());

const UNKNOWN = '99999999-0000-4000-8000-000000000001';

describe('what the API refuses', () => {
  it.each([
    ['GET', `/members/${UNKNOWN}`],
    ['PUT', `/members/${UNKNOWN}`],
    ['DELETE', `/members/${UNKNOWN}`],
    ['GET', `/members/${UNKNOWN}/group-ids`],
    ['POST', `/members/${UNKNOWN}/revoke`],
    ['GET', `/groups/${UNKNOWN}`],
    ['GET', `/groups/${UNKNOWN}/member-ids`],
    ['GET', `/collections/${UNKNOWN}`],
    ['GET', `/collections/${idOf('collection', 5)}`],
    ['GET', '/policies/9'],
    ['GET', '/nothing'],
    ['OPTIONS', '/members'],
  ])('is 404 without a body for what is not there: %s %s', async (method, path) => {
    const answer = await client.call(method, `/public${path}`, method === 'PUT' ? { type: 2 } : undefined);
    expect([answer.status, answer.text, answer.headers.get('content-length')]).toEqual([404, '', '0']);
  });

  it.each(['/members/7', '/groups/7', '/collections/7', '/members/7/group-ids'])(
    'is 400 for an id that is none: %s',
    async (path) => {
      const answer = await client.call('GET', `/public${path}`);
      expect([answer.status, findRefusalFaults(answer.text)]).toEqual([400, []]);
      expect(answer.body).toEqual({
        object: 'error',
        message: "The request's model state is invalid.",
        errors: { id: ["The value '7' is not valid."] },
      });
    },
  );

  it.each([
    ['POST', '/members', { type: 2 }, ['Email']],
    ['POST', '/members', { type: 2, email: 'nobody' }, ['Email']],
    ['POST', '/members', { type: 2, email: `${'x'.repeat(256)}@y.example` }, ['Email']],
    ['POST', '/members', { email: 7 }, ['$.email', 'Type']],
    ['POST', '/members', { email: 'a@b.example', type: 3 }, ['Type']],
    ['POST', '/members', { email: 'a@b.example', type: 'User' }, ['$.type']],
    ['PUT', `/members/${idOf('member', 3)}`, {}, ['Type']],
    ['PUT', `/members/${idOf('member', 3)}`, { type: 2, collections: [{ id: 'x' }] }, ['$.collections']],
    ['PUT', `/members/${idOf('member', 3)}`, { type: 2, externalId: 'x'.repeat(301) }, ['ExternalId']],
    ['PUT', `/members/${idOf('member', 3)}/group-ids`, {}, ['GroupIds']],
    ['PUT', `/members/${idOf('member', 3)}/group-ids`, { groupIds: ['x'] }, ['$.groupIds']],
    ['POST', '/groups', { name: ' ' }, ['Name']],
    ['POST', '/groups', { name: 'x'.repeat(101) }, ['Name']],
    ['PUT', '/policies/1', {}, ['Enabled']],
    ['PUT', '/policies/900', { enabled: true }, ['type']],
    ['POST', '/organization/import', {}, ['Groups', 'Members', 'OverwriteExisting']],
    [
      'POST',
      '/organization/import',
      { groups: [{ name: 'x' }], members: [], overwriteExisting: false },
      ['Groups[0].ExternalId'],
    ],
  ])('says which members do not fit: %s %s %j', async (method, path, body, names) => {
    const answer = await client.call(method, `/public${path}`, body);
    expect([answer.status, findRefusalFaults(answer.text)]).toEqual([400, []]);
    expect(Object.keys(answer.body.errors as object).sort()).toEqual(names);
  });

  it('is 400 for what is no JSON object, 415 for what does not say that it is one', async () => {
    const send = (body: string, type: string) =>
      fetch(`${server.url}/api/public/groups`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${client.token}`, 'Content-Type': type },
        body,
      });
    expect((await send('{', 'application/json')).status).toBe(400);
    expect((await send('[]', 'application/json')).status).toBe(400);
    expect((await send('', 'application/json')).status).toBe(400);
    expect((await send('{"name":"x"}', 'text/plain')).status).toBe(415);
  });

  it('takes numbers that are written as texts', async () => {
    const answer = await client.call('PUT', `/public/members/${idOf('member', 3)}`, { type: '2' });
    expect(answer.body.type).toBe(2);
  });

  it('says nothing about CORS, whoever asks', async () => {
    const headers = { Origin: 'chrome-extension://abc', Authorization: `Bearer ${client.token}` };
    const response = await fetch(`${server.url}/api/public/groups`, { headers });
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('Vaultwarden', () => {
  it('has the import, and the framework’s own answers for all else', async () => {
    const vaultwarden = await startPublicApi({ kind: 'vaultwarden' });
    const own = await connect(vaultwarden);
    const members = await own.call('GET', '/public/members');
    expect([members.status, members.body]).toEqual([
      404,
      {
        error: { code: 404, reason: 'Not Found', description: 'The requested resource could not be found.' },
      },
    ]);
    expect(findRefusalFaults(members.text)).toEqual([]);
    vaultwarden.tokens.expireAll();
    const late = await own.call('POST', '/public/organization/import', {});
    expect([late.status, late.headers.get('www-authenticate')]).toEqual([401, null]);
    await vaultwarden.close();
  });
});
